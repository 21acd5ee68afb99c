namespace Workflow.Runtime.Expressions;

/// <summary>A deep copy, so that a script that sorts or pushes changes nothing outside its own evaluation.</summary>
internal static class ValueCopy
{
    public static JsValue Of(Run run, JsValue value)
    {
        switch (value.Content)
        {
            case JsArray array:
                run.Enter(1);
                run.ChargeItems(array.Items.Count);
                var items = new List<JsValue>(array.Items.Count);
                foreach (var item in array.Items) items.Add(Of(run, item));
                run.Leave(1);
                return JsValue.Of(new JsArray(items));
            case JsObject members:
                run.Enter(1);
                run.ChargeItems(members.Count);
                var copy = new JsObject();
                foreach (var (name, member) in members.Members()) copy.Set(name, Of(run, member));
                run.Leave(1);
                return JsValue.Of(copy);
            case JsDate date:
                return JsValue.Of(new JsDate(date.Time));
            default:
                return value;
        }
    }
}
