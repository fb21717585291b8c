using System.Collections.Immutable;

namespace Emulator.Core.Documents;

/// <summary>A drawing as data: shapes in pixels from the upper left corner, painted in their order. The same picture becomes
/// SVG, PNG, or a part of a PDF page.</summary>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
/// <param name="Shapes">What is painted on white.</param>
internal sealed record Picture(int Width, int Height, ImmutableArray<Shape> Shapes);
