using Emulator.Core.Store;
using Emulator.Core.Workspaces;
using Emulator.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Emulator.Tests.Core.Store;

/// <summary>A shared database that cannot be used, or read in part: whoever starts, or asks, is told why in one line.</summary>
public class SharedStartTests
{
    [Fact]
    public async Task What_stands_in_the_way_is_told_in_one_line_without_the_password()
    {
        var server = await PostgresServer.GetAsync();
        var foreign = await PostgresServer.NewDatabaseAsync();
        await PostgresServer.RunAsync(foreign, "CREATE TABLE invoices (id INT)");
        Assert.Contains("another program", await LineAsync(foreign));

        var newer = await PostgresServer.NewDatabaseAsync();
        await using (var first = new SharedDatabase(newer, NullLogger.Instance)) await first.OpenAsync(default);
        await PostgresServer.RunAsync(newer, "UPDATE emulator SET format = 99");
        Assert.Contains("format 99", await LineAsync(newer));

        var readOnly = await PostgresServer.NewDatabaseAsync();
        await PostgresServer.RunAsync(readOnly, "ALTER DATABASE " + readOnly.Split("Database=")[1].Split(';')[0] + " SET default_transaction_read_only = on");
        Assert.Contains("read-only", await LineAsync(readOnly));

        Assert.Contains("createdb", await LineAsync(server.ConnectionString("nobody_made_it")));
        Assert.Contains("cannot be reached", await LineAsync("Host=127.0.0.1;Port=1;Database=d;Username=u;Password=hidden-word"));
        Assert.Contains("Host=", await LineAsync("hidden-word"));
        Assert.Contains("Host=", await LineAsync("Hosst=127.0.0.1;Password=hidden-word"));
        await PostgresServer.RunAsync(server.ConnectionString("postgres"), $"CREATE ROLE {PostgresServer.CarefulUser} LOGIN PASSWORD 'right'");
        Assert.Contains("password", await LineAsync(server.ConnectionString("postgres") + $";Username={PostgresServer.CarefulUser};Password=hidden-word"));
    }

    [Fact]
    public async Task A_damaged_workspace_cannot_be_read_and_the_others_can()
    {
        using var place = await KeptPlace.NewAsync(Floor.Postgres);
        await using (var one = await place.StartAsync())
        {
            await one.NewAsync("damaged");
            await one.NewAsync("whole");
        }

        await PostgresServer.RunAsync(
            place.ConnectionString!, "UPDATE checkpoints SET state = set_byte(state, 40, 255 - get_byte(state, 40)) WHERE key = 1");
        await using var next = await place.StartAsync();
        var error = await Assert.ThrowsAsync<NotKeptException>(() => next.BackAsync("damaged"));
        Assert.Contains("“damaged”", error.Message);
        Assert.NotNull(await next.BackAsync("whole"));
    }

    private static async Task<string> LineAsync(string connectionString)
    {
        var error = await Assert.ThrowsAsync<NotKeptException>(async () =>
        {
            await using var shared = new SharedDatabase(connectionString, NullLogger.Instance);
            await shared.OpenAsync(default);
        });
        Assert.DoesNotContain('\n', error.Message);
        Assert.DoesNotContain("hidden-word", error.Message);
        return error.Message;
    }
}
