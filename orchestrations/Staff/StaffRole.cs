namespace Serverless.Orchestrations.Staff;

/// <summary>Who may decide; each role may what the ones before it may.</summary>
public enum StaffRole
{
    Specialist,
    Senior,
    Supervisor,
    Manager,
}
