namespace Emulator.Core.State;

/// <summary>Marks a member of a record whose value is a secret: state export and diff show a mask in its place.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class SecretAttribute : Attribute;
