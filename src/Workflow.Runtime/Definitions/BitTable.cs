namespace Workflow.Runtime.Definitions;

/// <summary>Yes or no for each pair of two small numbers; whole rows are joined and compared at once.</summary>
internal sealed class BitTable(int rows, int columns)
{
    private const int WordBits = 64;

    private readonly int width = (columns + WordBits - 1) / WordBits;
    private readonly ulong[] words = new ulong[rows * ((columns + WordBits - 1) / WordBits)];

    /// <summary>How many words one row has: the cost of joining two.</summary>
    public int Width => width;

    public bool this[int row, int column]
    {
        get => (words[row * width + column / WordBits] >> (column % WordBits) & 1) != 0;
        set
        {
            var bit = 1UL << (column % WordBits);
            ref var word = ref words[row * width + column / WordBits];
            word = value ? word | bit : word & ~bit;
        }
    }

    /// <summary>Sets a yes; whether it was a no before.</summary>
    public bool Add(int row, int column)
    {
        if (this[row, column]) return false;
        return this[row, column] = true;
    }

    /// <summary>Adds every yes of another row.</summary>
    public void Join(int row, BitTable other, int otherRow)
    {
        for (var i = 0; i < width; i++) words[row * width + i] |= other.words[otherRow * width + i];
    }

    /// <summary>Keeps only what another row has too.</summary>
    public void Narrow(int row, BitTable other, int otherRow)
    {
        for (var i = 0; i < width; i++) words[row * width + i] &= other.words[otherRow * width + i];
    }

    /// <summary>Whether two rows have a yes in common.</summary>
    public bool Meets(int row, BitTable other, int otherRow)
    {
        for (var i = 0; i < width; i++)
            if ((words[row * width + i] & other.words[otherRow * width + i]) != 0) return true;
        return false;
    }

    /// <summary>Sets every place of a row to yes, those beyond the last column too.</summary>
    public void Fill(int row)
    {
        words.AsSpan(row * width, width).Fill(ulong.MaxValue);
    }
}
