using Workflow.Host.Hosting;

return await CommandLine.Run(args);
