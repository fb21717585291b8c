using Durability.Kills;
using Emulator.Tests.Support;

namespace Emulator.Tests.Process;

/// <summary>The short form of <c>tests/Durability -- kills</c>: the same code for fifty short lives.</summary>
public class KilledTests
{
    [Fact]
    public async Task Killed_fifty_times_in_the_midst_of_its_work_it_has_lost_nothing_that_it_acknowledged_and_done_nothing_by_half()
    {
        using var scratch = new ScratchFolder();
        var (seed, lines) = (Random.Shared.Next(), new List<string>());
        var wrongs = await new KillRun(EmulatorProcess.Program, scratch.Path, seed, TimeSpan.FromMilliseconds(500)).RunAsync(50, lines.Add);
        Assert.True(wrongs.Count == 0, $"seed {seed}\n{string.Join('\n', wrongs.Take(5))}\n{string.Join('\n', lines.TakeLast(3))}");
    }

    [Fact]
    public async Task Killed_right_after_its_first_answer_it_does_not_give_the_number_of_that_exchange_again()
    {
        using var scratch = new ScratchFolder();
        var numbers = new List<long>();
        for (var life = 0; life < 4; life++)
        {
            await using var emulator = await EmulatorProcess.StartAsync("--data", scratch.Path);
            using var http = new HttpClient { BaseAddress = new Uri(emulator.Address) };
            using var answer = await http.GetAsync("/pi/api/v2/behavioralassessments");
            numbers.Add(long.Parse(answer.Headers.GetValues("X-Emulator-Exchange").Single()));
        }

        Assert.Equal(numbers.Distinct().Order(), numbers);
    }
}
