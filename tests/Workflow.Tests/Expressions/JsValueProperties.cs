using System.Globalization;
using System.Text.Json;
using Workflow.Runtime.Expressions;

namespace Workflow.Tests.Expressions;

public sealed class JsValueProperties
{
    [FsCheck.NUnit.Property(MaxTest = 2000)]
    public bool ToJson_AnyNumber_ReadsBackTheSame(long bits)
    {
        var number = BitConverter.Int64BitsToDouble(bits);
        return !double.IsFinite(number) || JsValue.FromJson(JsValue.Of(number).ToJson()).AsNumber() == number;
    }

    [FsCheck.NUnit.Property(MaxTest = 2000)]
    public bool ToJson_AnyNumber_IsNoLongerThanDotNetsShortest(long bits)
    {
        var number = BitConverter.Int64BitsToDouble(bits);
        var digits = (string text) => text.Split('e', 'E')[0].Where(char.IsAsciiDigit).SkipWhile(digit => digit == '0').Reverse().SkipWhile(digit => digit == '0').Count();
        return !double.IsFinite(number) || digits(JsValue.Of(number).ToJson()) == digits(number.ToString("R", CultureInfo.InvariantCulture));
    }

    [Test]
    public void ToJson_EveryPowerOfTwo_ReadsBackTheSame() => Assert.That(
        Enumerable.Range(-1074, 2098).Where(exponent => JsValue.FromJson(JsValue.Of(Math.ScaleB(1, exponent)).ToJson()).AsNumber() != Math.ScaleB(1, exponent)), Is.Empty);

    [FsCheck.NUnit.Property(MaxTest = 1000)]
    public bool ToJson_AnyText_ReadsBackTheSame(string? text) => JsValue.FromJson(JsValue.Of(text).ToJson()).Equals(JsValue.Of(text));

    [Test]
    public void ToJson_EveryUnit_IsValidJsonAndReadsBack()
    {
        var text = new string([.. Enumerable.Range(0, 0x10000).Reverse().Select(unit => (char)unit)]);
        var json = JsValue.Of(text).ToJson();

        Assert.That(JsValue.FromJson(json).AsText(), Is.EqualTo(text));
        Assert.That(() => JsonDocument.Parse(json), Throws.Nothing);
    }

    [Test]
    public void ToJson_RandomValues_ReadBackAndAgreeWithTheFramework()
    {
        var random = new Random(7);
        for (var i = 0; i < 500; i++)
        {
            var json = RandomJson(random, 4);
            var value = JsValue.FromJson(json);

            Assert.That(JsValue.FromJson(value.ToJson()).ToJson(), Is.EqualTo(value.ToJson()));
            Assert.That(JsonElement.DeepEquals(JsonDocument.Parse(json).RootElement, JsonDocument.Parse(value.ToJson()).RootElement), json);
        }
    }

    [TestCase("")]
    [TestCase("{")]
    [TestCase("[1,]")]
    [TestCase("01")]
    [TestCase("1.")]
    [TestCase("+1")]
    [TestCase("'a'")]
    [TestCase("\"\\x\"")]
    [TestCase("\"\\u12\"")]
    [TestCase("\"a\nb\"")]
    [TestCase("nul")]
    [TestCase("1 2")]
    [TestCase("{\"a\" 1}")]
    [TestCase("\ufeff1")]
    public void TryFromJson_NoJson_IsRefused(string json) => Assert.That(JsValue.TryFromJson(json, out _), Is.False);

    [Test]
    public void TryFromJson_Depth_IsBoundedAt64()
    {
        var nested = (int depth) => new string('[', depth) + new string(']', depth);

        Assert.That(JsValue.TryFromJson(nested(64), out _), Is.True);
        Assert.That(JsValue.TryFromJson(nested(65), out _), Is.False);
        Assert.That(JsValue.TryFromJson(nested(1_000_000), out _), Is.False);
    }

    private static string RandomJson(Random random, int depth) => random.Next(depth == 0 ? 5 : 7) switch
    {
        0 => "null",
        1 => random.Next(2) == 0 ? "true" : "false",
        2 => random.Next(-1000, 1000).ToString(CultureInfo.InvariantCulture),
        3 => (random.NextDouble() * Math.Pow(10, random.Next(-10, 25))).ToString("R", CultureInfo.InvariantCulture),
        4 => $"\"{random.Next(99)} đường \\n\\u00e9\\\"\"",
        5 => "[" + string.Join(" , ", Enumerable.Range(0, random.Next(4)).Select(_ => RandomJson(random, depth - 1))) + "]",
        _ => "{" + string.Join(",", Enumerable.Range(0, random.Next(4)).Select(i => $"\"k{i}\" : {RandomJson(random, depth - 1)}")) + "}",
    };
}
