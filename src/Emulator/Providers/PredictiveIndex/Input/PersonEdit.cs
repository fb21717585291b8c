using Emulator.Core.Wire;
using Emulator.Providers.PredictiveIndex.Records;

namespace Emulator.Providers.PredictiveIndex.Input;

/// <summary>What a body says of a person, as MagicTools writes it: names, e-mail, ids, type, gender, position, folder, and archiving [MTCHANGE, ARCH]; in PI2
/// also the job.</summary>
internal sealed record PersonInput(
    TakerInput Taker, Member<string> JobName, Member<int?> Impression, FolderInput Place, Member<bool?> Archive, Member<string> JobId)
{
    /// <summary>Reads the call.</summary>
    public static Reading<PersonInput> Read(Request request) => JsonBody.Read(request, static body => new PersonInput(
        TakerInput.Read(body), body.Text("jobName"), body.Impression("impression"), FolderInput.Read(body), body.Flag("archive"), body.Text("jobId")));
}

/// <summary>The changes of a person.</summary>
/// <param name="Input">What the body says.</param>
/// <param name="Folder">The folder that it names, if it is there.</param>
internal sealed record PersonEdit(PersonInput Input, Folder? Folder)
{
    /// <summary>Whether the person is archived.</summary>
    public bool Archives => Input.Archive.Value is true;

    /// <summary>What the body asks for; what is wrong with it is noted.</summary>
    public static PersonEdit Of(PersonInput input, PredictiveIndexState state, Faults faults)
    {
        var taker = input.Taker;
        foreach (var name in new[] { taker.FirstName, taker.MiddleName, taker.LastName, taker.Email, taker.ExternalPersonId }) faults.Take(name);
        faults.Take(taker.PersonType);
        faults.Take(taker.Gender);
        faults.Take(input.JobName);
        faults.Take(input.Impression);
        var folder = input.Place.Named(state, faults);
        faults.Take(input.Archive);
        taker.NotBlank(faults);
        return new PersonEdit(input, folder);
    }

    /// <summary>The person with the names, the address and the external id that are given: all that PI2 changes.</summary>
    public static Person Named(Person person, TakerInput taker) => person with
    {
        FirstName = taker.FirstName.Value ?? person.FirstName,
        MiddleName = taker.MiddleName.Value ?? person.MiddleName,
        LastName = taker.LastName.Value ?? person.LastName,
        Email = taker.Email.Value ?? person.Email,
        ExternalPersonId = taker.ExternalPersonId.Value ?? person.ExternalPersonId,
    };

    /// <summary>The changes without the folder: who sends back the one that he read moves nothing, also of what lies elsewhere.</summary>
    public PersonEdit WithoutMove() => this with { Folder = null };

    /// <summary>The person with the changes.</summary>
    public Person Apply(Person person) => Named(person, Input.Taker) with
    {
        PersonType = Input.Taker.PersonType.Value ?? person.PersonType,
        Gender = Input.Taker.Gender.Value ?? person.Gender,
        JobName = Input.JobName.Value ?? person.JobName,
        FolderPath = person.FolderPath is null ? null : Folder?.Path ?? person.FolderPath,
        IsArchived = Archives || person.IsArchived,
    };

    /// <summary>An assessment of the person with what changes in it.</summary>
    public Assessment Apply(Assessment assessment) => assessment with
    {
        Impression = Input.Impression.Value ?? assessment.Impression,
        FolderPath = Folder?.Path ?? assessment.FolderPath,
        IsArchived = Archives || assessment.IsArchived,
    };
}
