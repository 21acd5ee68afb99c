using Workflow.Core.Ratings;

namespace Workflow.Tests.Ratings;

/// <summary>What stays of what an applicant types.</summary>
public sealed class RatingCommentTests
{
    [TestCase(null, null)]
    [TestCase("", null)]
    [TestCase(" \r\n\t\u0007 ", null)]
    [TestCase("  Cán bộ hướng dẫn rõ.  ", "Cán bộ hướng dẫn rõ.")]
    [TestCase("Dòng một\r\nDòng hai\rDòng ba", "Dòng một\nDòng hai\nDòng ba")]
    [TestCase("a\u0000b\u001b[31mc\u009f", "ab[31mc")]
    [TestCase("một\thai", "một hai")]
    [TestCase("xin\u202Echào\u2066\u200B\uFEFF", "xinchào")]
    [TestCase("<script>alert(1)</script> & \"'", "<script>alert(1)</script> & \"'")]
    [TestCase("👨‍👩‍👧 tốt", "👨‍👩‍👧 tốt")]
    public void Clean_WhatWasTyped_LeavesWhatIsSeen(string? typed, string? kept) => Assert.That(RatingComment.Clean(typed), Is.EqualTo(kept));

    [Test]
    public void Clean_HalfACharacter_CanStillBeStored() => Assert.That(RatingComment.Clean("a" + '\ud83c' + "b"), Is.EqualTo("a\uFFFDb"));
}
