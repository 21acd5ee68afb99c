using Workflow.Benchmarks.Calendar;
using Workflow.Benchmarks.Desk;
using Workflow.Benchmarks.Forecasts;
using Workflow.Benchmarks.Interpreter;
using Workflow.Benchmarks.Reminders;
using Workflow.Benchmarks.Seeding;
using Workflow.Benchmarks.Startup;
using Workflow.Benchmarks.Steps;
using Workflow.Benchmarks.Studio;

return args.FirstOrDefault() switch
{
    "seed" => await SeedBenchmark.Run(args[1..]),
    "desk" => await DeskBenchmark.Run(args[1..]),
    "calendar" => CalendarBenchmark.Run(args[1..]),
    "forecast" => ForecastBenchmark.Run(args[1..]),
    "interpreter" => InterpreterBenchmark.Run(args[1..]),
    "steps" => await StepsBenchmark.Run(),
    "reminders" => await RemindersBenchmark.Run(),
    "startup" => await StartupBenchmark.Run(),
    "studio" => await StudioBenchmark.Run(args[1..]),
    _ => Unknown(),
};

static int Unknown()
{
    Console.Error.WriteLine("Name a benchmark: steps, startup, interpreter, calendar, reminders, forecast, studio, seed, desk.");
    return 2;
}
