namespace Serverless.Orchestrations.Staff;

/// <summary>The roles of staff. Each role has the rights of the ones before it.</summary>
public enum StaffRole
{
    Specialist,
    Senior,
    Supervisor,
    Manager,
}
