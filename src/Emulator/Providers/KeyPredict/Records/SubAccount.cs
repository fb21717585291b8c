using Emulator.Core.State;

namespace Emulator.Providers.KeyPredict.Records;

/// <summary>A company below this one, to which it may give credits (help article Enterprise access).</summary>
internal sealed record SubAccount(int Id, string Company, int Credits) : IRow<int>;
