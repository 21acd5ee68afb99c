using Microsoft.Playwright;

namespace Workflow.BrowserTests.Testing;

/// <summary>What officers do at their desks, step by step as the pages ask for it.</summary>
internal static class Walks
{
    /// <summary>Receives a dossier at the counter and answers its code.</summary>
    public static async Task<string> Receive(this Desk desk, string applicant)
    {
        await desk.Go("/tiep-nhan");
        await desk.Page.ClickAsync(".picklist a");
        await desk.Page.FillAsync("[name='applicant.identityNumber']", "027085001234");
        await desk.Page.FillAsync("[name='applicant.name']", applicant);
        await desk.Page.FillAsync("[name='applicant.phone']", "0912345678");
        await desk.Page.FillAsync("[name='applicant.address']", "Thôn Đông, xã Phù Lãng, tỉnh Bắc Ninh");
        foreach (var paper in await desk.Page.Locator("form.rcv input[name=paper]").AllAsync()) await paper.CheckAsync();
        await desk.Page.ClickAsync("form.rcv button[value=accept]");
        await desk.Page.WaitForURLAsync("**/ho-so/**");
        return Uri.UnescapeDataString(desk.Page.Url.Split('/')[^1]);
    }

    public static async Task Forward(this Desk desk, string code)
    {
        await desk.OpenStepOf(code);
        await desk.Page.CheckAsync("[name='record.documentsChecked']");
        await desk.Page.CheckAsync("[name='record.digitised']");
        await desk.Press("Forwarded");
        await desk.Page.WaitForURLAsync("**/viec");
    }

    public static async Task FillAppraisal(this Desk desk, string text = "Đủ điều kiện cấp phép.")
    {
        await desk.Page.FillAsync("[name='form.floorArea']", desk.ReadsEnglish ? "120.5" : "120,5");
        await desk.Page.FillAsync("[name='form.floors']", "3");
        await desk.Page.FillAsync("[name='record.appraisal']", text);
    }

    public static async Task Appraise(this Desk desk, string code)
    {
        await desk.OpenStepOf(code);
        await desk.FillAppraisal();
        await desk.Press("Eligible");
        await desk.Page.WaitForURLAsync("**/viec");
    }

    public static async Task Approve(this Desk desk, string code)
    {
        await desk.OpenStepOf(code);
        await desk.Page.SelectOptionAsync("[name='record.capacity']", "KT.");
        await desk.Press("Approved");
        await desk.Page.WaitForURLAsync("**/viec");
    }

    public static async Task HandOver(this Desk desk, string code)
    {
        await desk.OpenStepOf(code);
        await desk.Page.FillAsync("[name='record.receiver']", "Nguyễn Thị Hạnh");
        await desk.Page.FillAsync("[name='record.evidence']", "Ký nhận tại quầy 3");
        await desk.Press("Returned");
        await desk.Page.WaitForURLAsync("**/viec");
    }
}
