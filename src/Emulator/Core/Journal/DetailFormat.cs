using System.Buffers.Binary;
using Emulator.Core.Judging;

namespace Emulator.Core.Journal;

/// <summary>How a detail is kept: words as they are, or the number of a template and its arguments.</summary>
internal static class DetailFormat
{
    /// <summary>Writes it.</summary>
    public static void Write(RecordWriter writer, in Detail detail, JournalTerms terms)
    {
        if (detail.Count == 0)
        {
            writer.Text(detail.Template);
            return;
        }

        var number = terms.NumberOf(detail.Template!);
        writer.Number(number);
        if (number == 0) writer.Text(detail.Template);
        writer.Number(detail.Count);
        Argument(writer, detail.First);
        if (detail.Count > 1) Argument(writer, detail.Second);
    }

    /// <summary>Reads it.</summary>
    public static Detail Read(ref RecordReader reader, bool hasArguments, JournalTerms terms)
    {
        if (!hasArguments) return reader.Text().OrNull;
        var template = reader.Number() is var number and > 0 ? terms.TemplateAt(number) : reader.Text().ToString();
        var count = reader.Number();
        var first = ReadArgument(ref reader);
        return count > 1 ? Detail.Of(template, first, ReadArgument(ref reader)) : Detail.Of(template, first);
    }

    /// <summary>Passes one with arguments over.</summary>
    public static void Pass(ref RecordReader reader)
    {
        if (reader.Number() == 0) reader.Text();
        for (var left = reader.Number(); left > 0; left--) ReadArgument(ref reader);
    }

    private static void Argument(RecordWriter writer, in DetailArgument argument)
    {
        writer.Number((int)argument.Kind);
        if (argument.Kind == DetailArgumentKind.Text) writer.Text(argument.Text);
        else BinaryPrimitives.WriteInt64LittleEndian(writer.Take(sizeof(long)), argument.Number);
    }

    private static DetailArgument ReadArgument(ref RecordReader reader)
    {
        var kind = (DetailArgumentKind)reader.Number();
        return kind == DetailArgumentKind.Text
            ? DetailArgument.Kept(kind, reader.Text().OrNull, 0)
            : DetailArgument.Kept(kind, null, BinaryPrimitives.ReadInt64LittleEndian(reader.Take(sizeof(long))));
    }
}
