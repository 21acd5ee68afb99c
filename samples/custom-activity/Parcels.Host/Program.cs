using Parcels;
using Workflow.Host.Hosting;

return await WorkflowService.Run(args, new CheckParcelNumber());
