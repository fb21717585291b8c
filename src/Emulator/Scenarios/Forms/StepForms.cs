using System.Collections.Immutable;
using Emulator.Core.Faults;

namespace Emulator.Scenarios.Forms;

/// <summary>All kinds of steps, as data: the reader checks by it, the schema is made from it.</summary>
internal static class StepForms
{
    public const string Act = "act", Call = "call", ExpectCall = "expect call",
        ExpectWebhook = "expect webhook", ExpectMail = "expect mail", ExpectState = "expect state",
        ExpectRecord = "expect record", Fault = "fault", EndFault = "end fault",
        Receiver = "receiver", Webhooks = "webhooks", Control = "control", Let = "let", Wait = "wait";

    private static readonly Field At = new("at", FieldKind.Provider, "the provider") { IsRequired = true };
    private static readonly Field Has = new("has", FieldKind.Map, "what it must have; members that are not named may be anything");
    private static readonly Field Within = new("within", FieldKind.Duration, "how long to wait for it, by the workspace's clock");
    private static readonly Field Id = new("id", FieldKind.Text, "the id of whom or what it is about");
    private static readonly Field Of = new("of", FieldKind.Text, "the e-mail address of the person");
    private static readonly Field Remember = new("remember", FieldKind.Name, "a name for what came of it, to be used as ${name.member} in later steps");
    private static readonly Field Answers =
        new("answers", FieldKind.Answers, "the status that must be answered, or status, headers and body; any success when left out");

    /// <summary>What every step can say.</summary>
    public static ImmutableArray<Field> Everywhere { get; } =
    [
        new("title", FieldKind.Text, "what happens, in words"),
        new("after", FieldKind.Duration, "how long after the step before it happens"),
    ];

    /// <summary>The kinds of steps.</summary>
    public static ImmutableArray<StepForm> All { get; } =
    [
        new(
            new(Act, FieldKind.Act, "what a person does at a provider"),
            [
                At,
                Id,
                Of,
                new("with", FieldKind.Map, "what is said with it"),
                new("answers", FieldKind.Answers, "the status that must be answered when it is to be refused"),
                Remember,
            ]),
        new(
            new(Call, FieldKind.Call, "a call of the client, played by the scenario: a verb and the path on the vendor's host, or one of the emulator's links"),
            [
                new("at", FieldKind.Place, "the provider, with the surface behind it where it has several: kelio production"),
                new("as", FieldKind.Caller, "whose credential it carries; nobody's when left out"),
                new("claims", FieldKind.Map, "claims of the token that are not the usual ones"),
                new("headers", FieldKind.Map, "headers"), new("query", FieldKind.Map, "parameters of the query"),
                new("form", FieldKind.Map, "the body as a form"),
                new("body", FieldKind.Any, "the body as JSON"), new("text", FieldKind.Text, "the body as it is"),
                new("type", FieldKind.Text, "the media type of text"), new("repeat", FieldKind.Count, "how many times"),
                new("every", FieldKind.Duration, "how long between them"),
                Answers, new("because", FieldKind.Text, "words of the verdict on a refused call: the check that failed, or what it saw"), Remember,
            ]),
        new(
            new(ExpectCall, FieldKind.Call, "waits for a call of the client under test: a verb and a path, in which * stands for anything"),
            [
                new("at", FieldKind.Place, "the provider, with the surface behind it where it has several: kelio production"),
                new("status", FieldKind.Count, "what it was answered"),
                new("within", FieldKind.Duration, "how long to wait in real time, 30 seconds when left out"),
                new("times", FieldKind.Count, "how many such calls, 1 when left out"),
                new("query", FieldKind.Map, "parameters that it must have"), Has with { Summary = "what its body must have" }, Remember,
            ]),
        new(
            new(ExpectWebhook, FieldKind.Text, "a webhook, by its event: assessment.completed"),
            [
                At, Id, new("state", FieldKind.Choice, "how far it has come") { Choices = ["scheduled", "delivered", "failed", "held", "blocked"] },
                new(
                    "attempts",
                    FieldKind.Attempts,
                    "what came of each attempt: fails, succeeds or a status; with after, exactly how long after the one before"),
                Has with { Summary = "what its body must have" }, new("none", FieldKind.Flag, "true: there must be none"), Within, Remember,
            ]),
        new(
            new(ExpectMail, FieldKind.Text, "an e-mail to this address"),
            [new("subject", FieldKind.Text, "its subject"), Has, new("none", FieldKind.Flag, "true: there must be none"), Within, Remember]),
        new(
            new(ExpectState, FieldKind.Text, "the state of a person's assessment or candidacy"),
            [At, Id, Of, new("kind", FieldKind.Text, "what of the person is meant, where there are several kinds"), Within, Remember]),
        new(
            new(ExpectRecord, FieldKind.Text, "a record, by the name of its table"),
            [
                At,
                Id,
                new("where", FieldKind.Map, "members by which it is found"),
                Has,
                new("none", FieldKind.Flag, "true: there must be none"),
                Within,
                Remember,
            ]),
        new(
            new(Fault, FieldKind.Choice, "a fault from now on")
            {
                Choices = [.. Enum.GetNames<FaultKind>().Select(System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName)],
            },
            [
                At, new("method", FieldKind.Text, "only calls with this verb"),
                new("path", FieldKind.Text, "only calls with this in their path"), new("status", FieldKind.Count, "what is answered"),
                new("delay", FieldKind.Duration, "how long it takes, in real time"),
                new("probability", FieldKind.Number, "how often, from 0 to 1"), new("times", FieldKind.Count, "how many times"), Remember,
            ]),
        new(new(EndFault, FieldKind.Text, "the id of a fault that ends"), []),
        new(
            new(Receiver, FieldKind.ReceiverName, "a webhook server of the emulator's own; ${receivers.name} is its address"),
            [
                new("answers", FieldKind.ReceiverAnswer, "what it answers from now on: a status, or down") { IsRequired = true },
                new("times", FieldKind.Count, "so many times, then 200 again"),
            ]),
        new(
            new(Webhooks, FieldKind.Choice, "webhooks are queued instead of sent, or let go") { Choices = ["hold", "release"] },
            [new("count", FieldKind.Count, "only so many, the oldest first")]),
        new(
            new(Control, FieldKind.Call, "any other call of the control API: a verb and a path after the workspace"),
            [new("body", FieldKind.Any, "the body"), Answers, Remember]),
        new(new(Let, FieldKind.Map, "names for values, to be used as ${name} in later steps"), []),
        new(new(Wait, FieldKind.Duration, "nothing but time goes by"), []),
    ];

    /// <summary>The kind with this verb, or null.</summary>
    public static StepForm? Find(string verb) => All.FirstOrDefault(form => form.Name == verb);
}
