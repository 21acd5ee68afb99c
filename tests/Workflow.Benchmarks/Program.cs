using Workflow.Benchmarks.Calendar;
using Workflow.Benchmarks.Interpreter;

return args.FirstOrDefault() switch
{
    "calendar" => CalendarBenchmark.Run(args[1..]),
    "interpreter" => InterpreterBenchmark.Run(args[1..]),
    _ => Unknown(),
};

static int Unknown()
{
    Console.Error.WriteLine("Name a benchmark: calendar, interpreter.");
    return 2;
}
