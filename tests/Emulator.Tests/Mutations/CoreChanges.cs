using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Emulator.Tests.Mutations;

/// <summary>The changes that the instructions of a statement allow.</summary>
internal static class CoreChanges
{
    private static readonly Dictionary<Code, OpCode> Opposites = new()
    {
        [Code.Brtrue] = OpCodes.Brfalse,
        [Code.Brfalse] = OpCodes.Brtrue,
        [Code.Beq] = OpCodes.Bne_Un,
        [Code.Bne_Un] = OpCodes.Beq,
        [Code.Blt] = OpCodes.Bge,
        [Code.Bge] = OpCodes.Blt,
        [Code.Bgt] = OpCodes.Ble,
        [Code.Ble] = OpCodes.Bgt,
        [Code.Blt_Un] = OpCodes.Bge_Un,
        [Code.Bge_Un] = OpCodes.Blt_Un,
        [Code.Bgt_Un] = OpCodes.Ble_Un,
        [Code.Ble_Un] = OpCodes.Bgt_Un,
    };

    private static readonly Dictionary<Code, OpCode> Operators = new()
    {
        [Code.Add] = OpCodes.Sub,
        [Code.Sub] = OpCodes.Add,
        [Code.Mul] = OpCodes.Add,
        [Code.Div] = OpCodes.Mul,
        [Code.Clt] = OpCodes.Cgt,
        [Code.Cgt] = OpCodes.Clt,
    };

    private static readonly Dictionary<string, string> Methods = new()
    {
        ["op_LessThan"] = "op_LessThanOrEqual",
        ["op_LessThanOrEqual"] = "op_LessThan",
        ["op_GreaterThan"] = "op_GreaterThanOrEqual",
        ["op_GreaterThanOrEqual"] = "op_GreaterThan",
        ["op_Addition"] = "op_Subtraction",
        ["op_Subtraction"] = "op_Addition",
        ["op_Equality"] = "op_Inequality",
        ["op_Inequality"] = "op_Equality",
        ["Min"] = "Max",
        ["Max"] = "Min",
    };

    private static readonly string[] Swapped = ["System.DateTimeOffset", "System.TimeSpan", "System.Math", "System.Int32", "System.String"];
    private static readonly string[] Needed = ["Dispose", "Start", "Exit", "GetResult"];

    /// <summary>All of them, in the order of the instructions.</summary>
    public static IEnumerable<(CoreChange Change, Action Do)> Of(MethodDefinition method, IReadOnlyList<Instruction> statement)
    {
        var il = method.Body.GetILProcessor();
        foreach (var one in statement)
        {
            if (Opposites.TryGetValue(one.OpCode.Code, out var opposite)) yield return (CoreChange.Flip, () => one.OpCode = opposite);
            if (Operators.TryGetValue(one.OpCode.Code, out var other)) yield return (CoreChange.Swap, () => one.OpCode = other);
            if (one.OpCode.Code == Code.Ldc_I4 && one.Operand is int number) yield return (CoreChange.Bump, () => one.Operand = number + 1);
            if (one.OpCode.Code == Code.Ceq) yield return (CoreChange.Not, () => Negate(il, one));
            if (one.OpCode.Code is not (Code.Call or Code.Callvirt) || one.Operand is not MethodReference called) continue;
            if (Opposite(called) is { } swapped) yield return (CoreChange.Call, () => one.Operand = swapped);
            if (IsLeftOut(called)) yield return (CoreChange.Drop, () => Drop(il, one, called));
            if (called.ReturnType.FullName == "System.Boolean") yield return (CoreChange.Not, () => Negate(il, one));
        }
    }

    private static void Negate(ILProcessor il, Instruction one)
    {
        il.InsertAfter(one, il.Create(OpCodes.Ceq));
        il.InsertAfter(one, il.Create(OpCodes.Ldc_I4_0));
    }

    private static void Drop(ILProcessor il, Instruction one, MethodReference called)
    {
        var values = called.Parameters.Count + (called.HasThis ? 1 : 0);
        (one.OpCode, one.Operand) = (values == 0 ? OpCodes.Nop : OpCodes.Pop, null);
        for (var i = 1; i < values; i++) il.InsertAfter(one, il.Create(OpCodes.Pop));
    }

    private static bool IsLeftOut(MethodReference called) =>
        called.ReturnType.FullName == "System.Void" && called.Name[0] != '.' && !called.Name.Contains("Await", StringComparison.Ordinal)
        && !called.Name.StartsWith("Set", StringComparison.Ordinal) && !Needed.Contains(called.Name);

    private static MethodReference? Opposite(MethodReference called)
    {
        if (!Methods.TryGetValue(called.Name, out var name) || !Swapped.Contains(called.DeclaringType.FullName)) return null;
        var opposite = new MethodReference(name, called.ReturnType, called.DeclaringType) { HasThis = called.HasThis };
        foreach (var parameter in called.Parameters) opposite.Parameters.Add(new ParameterDefinition(parameter.ParameterType));
        return opposite.Resolve() is null ? null : opposite;
    }
}
