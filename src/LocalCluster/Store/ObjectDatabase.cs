using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace NetworkTelemetry.LocalCluster.Store;

/// <summary>
/// The objects on disk. In WAL mode with <c>synchronous=NORMAL</c> a commit is in the kernel's hands when it returns: it survives the death of the
/// process, and costs no fsync.
/// </summary>
internal sealed class ObjectDatabase : IDisposable
{
    private const int SchemaVersion = 1;

    private readonly SqliteConnection _connection;

    private ObjectDatabase(SqliteConnection connection) => _connection = connection;

    /// <exception cref="LocalClusterException">The file is damaged, from a newer version, or cannot be opened.</exception>
    public static ObjectDatabase Open(string path)
    {
        SQLitePCL.Batteries_V2.Init();
        // Pooling would keep the file open after Dispose.
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        try
        {
            connection.Open();
            var database = new ObjectDatabase(connection);
            database.Prepare(path);
            return database;
        }
        catch (SqliteException exception)
        {
            connection.Dispose();
            throw Unreadable(path, exception);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <exception cref="LocalClusterException">A row cannot be read.</exception>
    public StoreSnapshot Load()
    {
        try
        {
            var collections = new Dictionary<string, Dictionary<ObjectName, StoredObject>>(StringComparer.Ordinal);
            using var command = Command("SELECT resource, namespace, name, version, object FROM objects");
            using var rows = command.ExecuteReader();
            while (rows.Read())
            {
                var key = new ObjectKey(rows.GetString(0), rows.GetString(1), rows.GetString(2));
                if (!collections.TryGetValue(key.Resource, out var objects))
                    collections[key.Resource] = objects = [];
                objects[key.InResource] = StoredObject.FromText(key, rows.GetInt64(3), (byte[])rows.GetValue(4));
            }

            return StoreSnapshot.Of((long)Scalar("SELECT version FROM clock")!, collections);
        }
        catch (Exception exception) when (exception is SqliteException or JsonException or InvalidCastException)
        {
            throw Unreadable(_connection.DataSource, exception);
        }
    }

    public void Commit(long version, IEnumerable<Change> changes)
    {
        // Not SqliteTransaction: it does not learn that SQLite has rolled back by itself, as it does on a full disk, and then no other can ever begin.
        Execute("BEGIN");
        try
        {
            foreach (var change in changes)
                Write(change);
            using (var clock = Command("UPDATE clock SET version = $version"))
            {
                clock.Parameters.AddWithValue("$version", version);
                clock.ExecuteNonQuery();
            }

            Execute("COMMIT");
        }
        finally
        {
            if (SQLitePCL.raw.sqlite3_get_autocommit(_connection.Handle) == 0)
                Execute("ROLLBACK");
        }
    }

    public void Dispose() => _connection.Dispose();

    private static LocalClusterException Unreadable(string path, Exception exception) =>
        new($"The object store {path} cannot be read ({exception.Message.TrimEnd('.')}); move it away to begin with an empty cluster.", exception);

    private void Prepare(string path)
    {
        Execute("PRAGMA journal_mode=WAL");
        Execute("PRAGMA synchronous=NORMAL");
        Execute("PRAGMA cache_size=-1024");
        if (Scalar("PRAGMA quick_check(1)") is not "ok" and var problem)
            throw Unreadable(path, new InvalidDataException($"{problem}"));
        switch ((long)Scalar("PRAGMA user_version")!)
        {
            case 0:
                Execute($"""
                    BEGIN;
                    CREATE TABLE objects (resource TEXT NOT NULL, namespace TEXT NOT NULL, name TEXT NOT NULL, version INTEGER NOT NULL, object BLOB NOT NULL,
                        PRIMARY KEY (resource, namespace, name)) WITHOUT ROWID;
                    CREATE TABLE clock (version INTEGER NOT NULL);
                    INSERT INTO clock VALUES (0);
                    PRAGMA user_version = {SchemaVersion};
                    COMMIT;
                    """);
                break;
            case SchemaVersion:
                break;
            case var newer:
                throw new LocalClusterException($"The object store {path} has format {newer}, this program knows {SchemaVersion}: use the newer program.");
        }
    }

    private void Write(Change change)
    {
        var key = change.Object.Key;
        using var command = Command(change.Type == ChangeType.Deleted
            ? "DELETE FROM objects WHERE resource = $resource AND namespace = $namespace AND name = $name"
            : "INSERT OR REPLACE INTO objects VALUES ($resource, $namespace, $name, $version, $object)");
        command.Parameters.AddWithValue("$resource", key.Resource);
        command.Parameters.AddWithValue("$namespace", key.Namespace);
        command.Parameters.AddWithValue("$name", key.Name);
        if (change.Type != ChangeType.Deleted)
        {
            command.Parameters.AddWithValue("$version", change.ResourceVersion);
            command.Parameters.AddWithValue("$object", change.Object.Utf8.ToArray());
        }

        command.ExecuteNonQuery();
    }

    private SqliteCommand Command(string text)
    {
        var command = _connection.CreateCommand();
#pragma warning disable CA2100 // Only the literals above.
        command.CommandText = text;
#pragma warning restore CA2100
        return command;
    }

    private void Execute(string text)
    {
        using var command = Command(text);
        command.ExecuteNonQuery();
    }

    private object? Scalar(string text)
    {
        using var command = Command(text);
        return command.ExecuteScalar();
    }
}
