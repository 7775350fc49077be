using Microsoft.DurableTask.Converters;

namespace Microsoft.DurableTask.Client;

/// <summary>Options of one client.</summary>
public class DurableTaskClientOptions
{
    private DataConverter dataConverter = JsonDataConverter.Default;

    /// <summary>The version new orchestrations get when the caller names none.</summary>
    public string DefaultVersion { get; set; } = string.Empty;

    public DataConverter DataConverter
    {
        get => dataConverter;
        set
        {
            dataConverter = value ?? JsonDataConverter.Default;
            DataConverterExplicitlySet = true;
        }
    }

    /// <summary>Entities are not supported on the embedded cloud: using one throws whatever this says.</summary>
    public bool EnableEntitySupport { get; set; }

    internal bool DataConverterExplicitlySet { get; private set; }
}
