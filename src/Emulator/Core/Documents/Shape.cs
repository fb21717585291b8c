namespace Emulator.Core.Documents;

/// <summary>Something painted.</summary>
/// <param name="Color">Red, green and blue, <c>0xRRGGBB</c>.</param>
internal abstract record Shape(int Color);

/// <summary>A straight line with round ends.</summary>
internal sealed record Line(double X1, double Y1, double X2, double Y2, double Width, int Color) : Shape(Color);

/// <summary>A filled disc.</summary>
internal sealed record Dot(double X, double Y, double Radius, int Color) : Shape(Color);

/// <summary>A text whose middle is at this point; in PNG, capitals, digits and signs only.</summary>
internal sealed record Label(double X, double Y, double Size, string Text, int Color) : Shape(Color);
