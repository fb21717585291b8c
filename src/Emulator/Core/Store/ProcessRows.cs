using Emulator.Core.Workspaces;
using Microsoft.Data.Sqlite;

namespace Emulator.Core.Store;

/// <summary>Keeps what is of the process itself, a row at a time, beside the one who writes the workspaces. It is written rarely and waits its turn.</summary>
/// <param name="file">The file.</param>
internal sealed class ProcessRows(StoreFile file)
{
    /// <summary>How long it waits for its turn, in seconds.</summary>
    private const int Patience = 30;

    /// <summary>Keeps a row in place of the former one, or keeps none any more. It is on the disk when this returns.</summary>
    /// <exception cref="NotKeptException">It cannot be written.</exception>
    public void Put(ProcessRow row)
    {
        try
        {
            using var connection = file.Connect();
            using var command = connection.CreateCommand();
            command.CommandTimeout = Patience;
            command.Parameters.AddWithValue("$kind", row.Kind);
            command.Parameters.AddWithValue("$name", row.Name);
            command.CommandText = "DELETE FROM process WHERE kind = $kind AND name = $name";
            if (row.Data is { } data)
            {
                command.CommandText = "INSERT OR REPLACE INTO process VALUES ($kind, $name, $data, $sum)";
                command.Parameters.AddWithValue("$data", data);
                command.Parameters.AddWithValue("$sum", Checksum.Of(data));
            }

            command.ExecuteNonQuery();
        }
        catch (SqliteException error)
        {
            throw file.NotKept(error);
        }
    }
}
