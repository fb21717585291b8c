namespace Emulator.Tests.Mutations;

/// <summary>A small change of a rule of Core, made in the compiled program, and the test that must notice it.</summary>
/// <param name="Rule">What the program then does, in words.</param>
/// <param name="Type">The type that is changed.</param>
/// <param name="Statement">The line of the source on which the changed statement begins.</param>
/// <param name="Change">What is changed in the statement.</param>
/// <param name="Number">Which of the changes that the statement allows, from 0.</param>
/// <param name="Test">The test, as <c>Class.Method</c>.</param>
internal sealed record CoreMutant(string Rule, string Type, string Statement, CoreChange Change, int Number, string Test)
{
    public override string ToString() => $"{Type}: {Rule}";
}

/// <summary>What can be changed in a statement.</summary>
internal enum CoreChange
{
    /// <summary>A condition is turned round.</summary>
    Flip,

    /// <summary>A yes is a no.</summary>
    Not,

    /// <summary>An operator is another: plus is minus, less is more.</summary>
    Swap,

    /// <summary>A whole number is one more.</summary>
    Bump,

    /// <summary>A method is its opposite: the smaller is the larger, at most is less than.</summary>
    Call,

    /// <summary>A call is left out.</summary>
    Drop,
}
