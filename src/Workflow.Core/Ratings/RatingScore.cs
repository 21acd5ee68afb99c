namespace Workflow.Core.Ratings;

/// <summary>How an applicant was served: hài lòng, bình thường, không hài lòng.</summary>
public enum RatingScore { Satisfied, Neutral, Dissatisfied }
