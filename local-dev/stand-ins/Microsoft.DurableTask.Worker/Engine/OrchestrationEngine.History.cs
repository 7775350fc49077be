using Microsoft.DurableTask;

namespace Serverless.LocalDev.Durable;

internal sealed partial class OrchestrationEngine
{
    /// <summary>The history of an instance's last run; null when there is no instance of this id.</summary>
    public async Task<RecordedHistory?> ReadHistoryAsync(string id)
    {
        await OpenAsync();
        return await Store.ReadAsync(connection =>
        {
            var row = connection
                .Prepare("SELECT key, name, version, input, parent_name, parent_id FROM dt_instance WHERE id = ?1")
                .Bind(1, id);
            if (!row.Step())
            {
                row.Reset();
                return null;
            }
            var key = row.GetInt64(0);
            var parent = row.IsNull(5) ? null : new ParentOrchestrationInstance(new TaskName(row.GetString(4)), row.GetString(5));
            var header = new RecordedHistory(id, row.GetString(1), row.GetString(2), row.GetNullableString(3), parent, []);
            row.Reset();
            return header with { Turns = HistoryRows.Read(connection, key) };
        });
    }

    /// <summary>The same as a JSON document, which <see cref="HistoryReplay"/> takes.</summary>
    /// <exception cref="ArgumentException">There is no instance of this id.</exception>
    public async Task<string> ExportHistoryAsync(string id) => (await ReadHistoryAsync(id) ?? throw Unknown(id)).ToJson();
}
