using Emulator.Core.Judging;
using Emulator.Core.Wire;
using Emulator.Providers.KeyPredict.Endpoints;

namespace Emulator.Providers.KeyPredict.Input;

/// <summary>The pair of login and password on <c>connect</c>.</summary>
/// <param name="Login">As given; empty when it is missing.</param>
/// <param name="Password">As given; empty when it is missing.</param>
/// <param name="Refusal">Why the two cannot be judged: the body cannot be read, or one is missing; or null.</param>
internal sealed record ConnectInput(string Login, string Password, Refusal? Refusal)
{
    public static ConnectInput Read(Request request, bool ignoresJson)
    {
        var parameters = Parameters.Of(request, ignoresJson);
        var fields = new FieldReader(parameters);
        var (login, password) = (fields.Text("login", required: true, max: int.MaxValue), fields.Text("password", required: true, max: int.MaxValue));
        return new ConnectInput(login ?? "", password ?? "", Refuse.Unreadable(request, parameters.Problem) ?? fields.Refusal());
    }
}
