namespace Serverless.Orchestrations.Contracts;

/// <summary>Something that somebody files.</summary>
public interface ISubmitted
{
    /// <summary>A sign-in name, or that of a portal or partner system; in the form of <see cref="TextForm.SignIn"/>.</summary>
    string SubmittedBy { get; }
}

/// <summary>Who may file.</summary>
public interface ISubmitters
{
    bool Knows(string name);
}
