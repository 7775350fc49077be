using System.Globalization;
using System.Text;

namespace Serverless.Orchestrations.Contracts;

/// <summary>
/// Characters that nobody sees: controls, format characters, those Unicode lists as Default_Ignorable_Code_Point
/// (DerivedCoreProperties.txt), and the blank Braille pattern, which is drawn as nothing.
/// </summary>
internal static class Invisible
{
    private const int BrailleBlank = 0x2800;

    public static bool Is(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format || IsIgnorable(rune.Value) || IsNoCharacter(rune.Value) || rune.Value == BrailleBlank;

    /// <summary>Whether it is one of that list which is neither a control nor a format character: fillers, joiners, variation selectors, tags.</summary>
    private static bool IsIgnorable(int value) => value
        is 0x034F or 0x3164 or 0xFFA0
        or (>= 0x115F and <= 0x1160)
        or (>= 0x17B4 and <= 0x17B5)
        or (>= 0x180B and <= 0x180F)
        or (>= 0x2060 and <= 0x206F)
        or (>= 0xFE00 and <= 0xFE0F)
        or (>= 0xFFF0 and <= 0xFFF8)
        or (>= 0xE0000 and <= 0xE0FFF);

    /// <summary>Whether Unicode reserves the code point as a noncharacter. .NET refuses to normalize a text that holds one.</summary>
    private static bool IsNoCharacter(int value) => (value & 0xFFFE) == 0xFFFE || value is >= 0xFDD0 and <= 0xFDEF;
}
