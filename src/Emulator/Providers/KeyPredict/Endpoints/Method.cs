using Contracts.KeyPredict;
using Emulator.Core.Judging;

namespace Emulator.Providers.KeyPredict.Endpoints;

/// <summary>The form that all methods have: GET and POST alike, a format word at the end of the path.</summary>
internal static class Method
{
    public static Operation Of(string name, Provenance basis, Func<Call, Outcome> handler) =>
        new(name, "GET|POST", KeyPredictRoutes.Template(name), basis, handler);
}
