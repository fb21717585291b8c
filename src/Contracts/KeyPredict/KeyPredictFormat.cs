namespace Contracts.KeyPredict;

/// <summary>The format of the answers.</summary>
public enum KeyPredictFormat
{
    /// <summary>The guide's recommendation.</summary>
    Json,

    /// <summary>The same answers as XML.</summary>
    Xml,
}
