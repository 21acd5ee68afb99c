using Workflow.Benchmarks.Calendar;

return args.FirstOrDefault() switch
{
    "calendar" => CalendarBenchmark.Run(args[1..]),
    _ => Unknown(),
};

static int Unknown()
{
    Console.Error.WriteLine("Name a benchmark: calendar.");
    return 2;
}
