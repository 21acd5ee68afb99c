using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Workflow.Host.Desk;

/// <summary>Draws one icon of the page's sprite; it always stands beside a word, so screen readers skip it.</summary>
[HtmlTargetElement("icon", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IconTagHelper : TagHelper
{
    public string Name { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "i");
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Content.SetHtmlContent($"<use href=\"#i-{Name}\"></use>");
    }
}
