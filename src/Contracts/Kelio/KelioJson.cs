using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Contracts.Kelio;

/// <summary>How the wire records are read and written: snake case, instants with milliseconds, letters beyond ASCII as they are.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(KelioTokenRequest))]
[JsonSerializable(typeof(KelioToken))]
[JsonSerializable(typeof(KelioPagination))]
[JsonSerializable(typeof(KelioError))]
[JsonSerializable(typeof(KelioAddress))]
[JsonSerializable(typeof(KelioApplicant))]
[JsonSerializable(typeof(IReadOnlyList<KelioApplicant>))]
[JsonSerializable(typeof(KelioApplicantRequest))]
[JsonSerializable(typeof(KelioJobBoardApplicantRequest))]
[JsonSerializable(typeof(KelioApplication))]
[JsonSerializable(typeof(IReadOnlyList<KelioApplication>))]
[JsonSerializable(typeof(KelioLightApplicant))]
[JsonSerializable(typeof(KelioLightCampaign))]
[JsonSerializable(typeof(IReadOnlyList<KelioApplicationStatus>))]
[JsonSerializable(typeof(KelioApplicationRequest))]
[JsonSerializable(typeof(KelioJobBoardApplicationRequest))]
[JsonSerializable(typeof(KelioCampaign))]
[JsonSerializable(typeof(IReadOnlyList<KelioCampaign>))]
[JsonSerializable(typeof(KelioCompany))]
[JsonSerializable(typeof(IReadOnlyList<KelioCompany>))]
[JsonSerializable(typeof(IReadOnlyList<KelioChannel>))]
[JsonSerializable(typeof(KelioEntity))]
[JsonSerializable(typeof(IReadOnlyList<KelioEntity>))]
[JsonSerializable(typeof(KelioUnit))]
[JsonSerializable(typeof(IReadOnlyList<KelioUnit>))]
[JsonSerializable(typeof(KelioManager))]
[JsonSerializable(typeof(IReadOnlyList<KelioManager>))]
[JsonSerializable(typeof(KelioManagerRequest))]
[JsonSerializable(typeof(KelioUnitAssignment))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(int?))]
public sealed partial class KelioJson : JsonSerializerContext
{
    /// <summary>The one to use.</summary>
    public static KelioJson Wire { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new KelioInstantConverter() },
    });
}
