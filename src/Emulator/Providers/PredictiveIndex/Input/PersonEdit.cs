using Emulator.Providers.PredictiveIndex.Records;

namespace Emulator.Providers.PredictiveIndex.Input;

/// <summary>The changes of a person, as MagicTools writes them: names, e-mail, ids, type, gender, position, folder, and archiving [MTCHANGE, ARCH].</summary>
internal sealed record PersonEdit
{
    private static readonly string[] NotBlank = ["firstName", "lastName", "email"];

    public string? FirstName { get; private init; }

    public string? MiddleName { get; private init; }

    public string? LastName { get; private init; }

    public string? Email { get; private init; }

    public string? ExternalPersonId { get; private init; }

    public int? PersonType { get; private init; }

    public int? Gender { get; private init; }

    public string? JobName { get; private init; }

    public int? Impression { get; private init; }

    public Folder? Folder { get; private init; }

    public bool Archive { get; private init; }

    /// <summary>Reads the body; what is wrong is noted in it.</summary>
    public static PersonEdit Read(JsonBody body, PredictiveIndexState state)
    {
        var edit = new PersonEdit
        {
            FirstName = body.Text("firstName"),
            MiddleName = body.Text("middleName"),
            LastName = body.Text("lastName"),
            Email = body.Address("email"),
            ExternalPersonId = body.Text("externalPersonId"),
            PersonType = body.PersonType("personType"),
            Gender = body.Gender("gender"),
            JobName = body.Text("jobName"),
            Impression = body.Impression("impression"),
            Folder = FolderInput.Named(body, state),
            Archive = body.Flag("archive") is true,
        };
        foreach (var name in NotBlank)
            if (body.Has(name) && body.Text(name) is null) body.Fault(name, $"The {name} parameter cannot be blank.");
        return edit;
    }

    /// <summary>The changes without the folder: who sends back the one that he read moves nothing, also of what lies elsewhere.</summary>
    public PersonEdit WithoutMove() => this with { Folder = null };

    /// <summary>The person with the names, the address and the external id that are given: all that PI2 changes.</summary>
    public Person ApplyNames(Person person) => person with
    {
        FirstName = FirstName ?? person.FirstName,
        MiddleName = MiddleName ?? person.MiddleName,
        LastName = LastName ?? person.LastName,
        Email = Email ?? person.Email,
        ExternalPersonId = ExternalPersonId ?? person.ExternalPersonId,
    };

    /// <summary>The person with the changes.</summary>
    public Person Apply(Person person) => ApplyNames(person) with
    {
        PersonType = PersonType ?? person.PersonType,
        Gender = Gender ?? person.Gender,
        JobName = JobName ?? person.JobName,
        FolderPath = person.FolderPath is null ? null : Folder?.Path ?? person.FolderPath,
        IsArchived = Archive || person.IsArchived,
    };

    /// <summary>An assessment of the person with what changes in it.</summary>
    public Assessment Apply(Assessment assessment) => assessment with
    {
        Impression = Impression ?? assessment.Impression,
        FolderPath = Folder?.Path ?? assessment.FolderPath,
        IsArchived = Archive || assessment.IsArchived,
    };
}
