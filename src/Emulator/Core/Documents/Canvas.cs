namespace Emulator.Core.Documents;

/// <summary>Paints a picture into pixels. A pixel at an edge is mixed by how far its middle lies from the shape.</summary>
internal sealed class Canvas
{
    private readonly int width;
    private readonly int height;
    private readonly byte[] pixels;

    /// <summary>The picture, painted on white.</summary>
    public Canvas(Picture picture)
    {
        (width, height) = (picture.Width, picture.Height);
        pixels = new byte[width * height * 3];
        Array.Fill(pixels, (byte)255);
        foreach (var shape in picture.Shapes) Paint(shape);
    }

    /// <summary>The rows from above, each with the filter byte 0 before it, as PNG wants them.</summary>
    public byte[] Rows()
    {
        var rows = new byte[height * ((width * 3) + 1)];
        for (var y = 0; y < height; y++) pixels.AsSpan(y * width * 3, width * 3).CopyTo(rows.AsSpan((y * ((width * 3) + 1)) + 1));
        return rows;
    }

    private void Paint(Shape shape)
    {
        switch (shape)
        {
            case Line line:
                Stroke(line.X1, line.Y1, line.X2, line.Y2, line.Width / 2, line.Color);
                break;
            case Dot dot:
                Stroke(dot.X, dot.Y, dot.X, dot.Y, dot.Radius, dot.Color);
                break;
            case Label label:
                Write(label);
                break;
        }
    }

    private void Stroke(double x1, double y1, double x2, double y2, double radius, int color)
    {
        var (left, right) = (Math.Max(0, (int)(Math.Min(x1, x2) - radius - 1)), Math.Min(width - 1, (int)(Math.Max(x1, x2) + radius + 1)));
        var (top, bottom) = (Math.Max(0, (int)(Math.Min(y1, y2) - radius - 1)), Math.Min(height - 1, (int)(Math.Max(y1, y2) + radius + 1)));
        var (dx, dy) = (x2 - x1, y2 - y1);
        var square = (dx * dx) + (dy * dy);
        for (var y = top; y <= bottom; y++)
        {
            for (var x = left; x <= right; x++)
            {
                var (px, py) = (x + 0.5 - x1, y + 0.5 - y1);
                var along = square == 0 ? 0 : Math.Clamp(((px * dx) + (py * dy)) / square, 0, 1);
                var (ex, ey) = (px - (along * dx), py - (along * dy));
                Mix(x, y, Math.Clamp(radius - Math.Sqrt((ex * ex) + (ey * ey)) + 0.5, 0, 1), color);
            }
        }
    }

    private void Write(Label label)
    {
        var scale = Math.Max(1, (int)Math.Round(label.Size / 8));
        var x = (int)Math.Round(label.X - (((label.Text.Length * 6) - 1) * scale / 2.0));
        var y = (int)Math.Round(label.Y - (7 * scale / 2.0));
        foreach (var letter in label.Text)
        {
            var columns = Glyphs.Of(letter);
            for (var column = 0; column < 5; column++)
                for (var row = 0; row < 7; row++)
                    if ((columns[column] >> row & 1) == 1) Fill(x + (column * scale), y + (row * scale), scale, label.Color);
            x += 6 * scale;
        }
    }

    private void Fill(int left, int top, int size, int color)
    {
        for (var y = Math.Max(0, top); y < Math.Min(height, top + size); y++)
            for (var x = Math.Max(0, left); x < Math.Min(width, left + size); x++) Mix(x, y, 1, color);
    }

    private void Mix(int x, int y, double share, int color)
    {
        var at = ((y * width) + x) * 3;
        for (var i = 0; i < 3; i++)
        {
            var part = color >> (16 - (8 * i)) & 0xff;
            pixels[at + i] = (byte)Math.Round(pixels[at + i] + ((part - pixels[at + i]) * share));
        }
    }
}
