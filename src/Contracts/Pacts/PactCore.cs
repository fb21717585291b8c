using System.Runtime.InteropServices;

namespace Contracts.Pacts;

/// <summary>The official Pact core, <c>libpact_ffi</c>: the functions that are used here. A call that the core refuses is an exception.</summary>
internal static partial class PactCore
{
    /// <summary>The part of an interaction: its request.</summary>
    public const int Request = 0;

    /// <summary>The part of an interaction: its response.</summary>
    public const int Response = 1;

    /// <summary>Pact V4.</summary>
    public const int V4 = 5;

    private const string Name = "pact_ffi";

    static PactCore()
    {
        // The core reads the environment of the system, which .NET's own functions do not write on Unix. Without this it calls an
        // analytics host, and asks a proxy for 127.0.0.1.
        if (OperatingSystem.IsWindows())
        {
            Environment.SetEnvironmentVariable("PACT_DO_NOT_TRACK", "true");
        }
        else
        {
            var direct = Environment.GetEnvironmentVariable("NO_PROXY") ?? Environment.GetEnvironmentVariable("no_proxy");
            _ = SetVariable("PACT_DO_NOT_TRACK", "true", 1);
            _ = SetVariable("NO_PROXY", string.Join(',', new[] { direct, "127.0.0.1", "localhost" }.Where(host => !string.IsNullOrEmpty(host))), 1);
        }

        NativeLibrary.SetDllImportResolver(typeof(PactCore).Assembly, static (name, _, _) => name == Name ? NativeLibrary.Load(PactCoreFile.Find()) : 0);
    }

    /// <summary>Finds and loads the core.</summary>
    /// <exception cref="DllNotFoundException">It is nowhere.</exception>
    public static void Load() => _ = LogToBuffer(2); // 2: warnings. From the second time on it is refused, which is as well.

    /// <summary>Throws when a call was refused.</summary>
    public static void Must(byte accepted, string what)
    {
        if (accepted == 0) throw new PactException($"The Pact core refused {what}.");
    }

    /// <summary>Throws when a call did not answer 0.</summary>
    public static void Must(int code, string what)
    {
        if (code != 0) throw new PactException($"The Pact core refused {what} ({code}).");
    }

    /// <summary>A copy of a text that belongs to the core.</summary>
    public static string? Text(nint text) => Marshal.PtrToStringUTF8(text);

    /// <summary>A copy of a text that belongs to the caller, which is freed.</summary>
    public static string? Take(nint text)
    {
        var copy = Text(text);
        if (text != 0) StringDelete(text);
        return copy;
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetVariable(string name, string value, int overwrite);

    [LibraryImport(Name, EntryPoint = "pactffi_log_to_buffer")]
    private static partial int LogToBuffer(int level);

    [LibraryImport(Name, EntryPoint = "pactffi_string_delete")]
    private static partial void StringDelete(nint text);

    [LibraryImport(Name, EntryPoint = "pactffi_new_pact", StringMarshalling = StringMarshalling.Utf8)]
    public static partial ushort NewPact(string consumer, string provider);

    [LibraryImport(Name, EntryPoint = "pactffi_with_specification")]
    public static partial byte WithSpecification(ushort pact, int version);

    [LibraryImport(Name, EntryPoint = "pactffi_free_pact_handle")]
    public static partial uint FreePact(ushort pact);

    [LibraryImport(Name, EntryPoint = "pactffi_new_interaction", StringMarshalling = StringMarshalling.Utf8)]
    public static partial uint NewInteraction(ushort pact, string description);

    [LibraryImport(Name, EntryPoint = "pactffi_new_message_interaction", StringMarshalling = StringMarshalling.Utf8)]
    public static partial uint NewMessage(ushort pact, string description);

    [LibraryImport(Name, EntryPoint = "pactffi_given", StringMarshalling = StringMarshalling.Utf8)]
    public static partial byte Given(uint interaction, string state);

    [LibraryImport(Name, EntryPoint = "pactffi_given_with_params", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int GivenWithParams(uint interaction, string state, string parameters);

    [LibraryImport(Name, EntryPoint = "pactffi_with_request", StringMarshalling = StringMarshalling.Utf8)]
    public static partial byte WithRequest(uint interaction, string method, string path);

    [LibraryImport(Name, EntryPoint = "pactffi_with_query_parameter_v2", StringMarshalling = StringMarshalling.Utf8)]
    public static partial byte WithQuery(uint interaction, string name, nuint index, string value);

    [LibraryImport(Name, EntryPoint = "pactffi_with_header_v2", StringMarshalling = StringMarshalling.Utf8)]
    public static partial byte WithHeader(uint interaction, int part, string name, nuint index, string value);

    [LibraryImport(Name, EntryPoint = "pactffi_with_body", StringMarshalling = StringMarshalling.Utf8)]
    public static partial byte WithBody(uint interaction, int part, string contentType, string body);

    [LibraryImport(Name, EntryPoint = "pactffi_with_binary_body", StringMarshalling = StringMarshalling.Utf8)]
    public static partial byte WithBinaryBody(uint interaction, int part, string contentType, byte[] body, nuint size);

    [LibraryImport(Name, EntryPoint = "pactffi_with_metadata", StringMarshalling = StringMarshalling.Utf8)]
    public static partial byte WithMetadata(uint interaction, string key, string value, int part);

    [LibraryImport(Name, EntryPoint = "pactffi_with_matching_rules", StringMarshalling = StringMarshalling.Utf8)]
    public static partial byte WithMatchingRules(uint interaction, int part, string rules);

    [LibraryImport(Name, EntryPoint = "pactffi_with_generators", StringMarshalling = StringMarshalling.Utf8)]
    public static partial byte WithGenerators(uint interaction, int part, string generators);

    [LibraryImport(Name, EntryPoint = "pactffi_response_status")]
    public static partial byte ResponseStatus(uint interaction, ushort status);

    [LibraryImport(Name, EntryPoint = "pactffi_create_mock_server_for_transport", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int StartMockServer(ushort pact, string address, ushort port, string? transport, string? settings);

    [LibraryImport(Name, EntryPoint = "pactffi_mock_server_matched")]
    public static partial byte MockServerMatched(int port);

    [LibraryImport(Name, EntryPoint = "pactffi_mock_server_mismatches")]
    public static partial nint MockServerMismatches(int port);

    [LibraryImport(Name, EntryPoint = "pactffi_cleanup_mock_server")]
    public static partial byte EndMockServer(int port);

    [LibraryImport(Name, EntryPoint = "pactffi_pact_handle_write_file", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int WriteFile(ushort pact, string folder, byte overwrite);

    [LibraryImport(Name, EntryPoint = "pactffi_verifier_new_for_application", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint NewVerifier(string name, string version);

    [LibraryImport(Name, EntryPoint = "pactffi_verifier_set_provider_info", StringMarshalling = StringMarshalling.Utf8)]
    public static partial void VerifierProvider(nint verifier, string name, string scheme, string host, ushort port, string path);

    [LibraryImport(Name, EntryPoint = "pactffi_verifier_add_provider_transport", StringMarshalling = StringMarshalling.Utf8)]
    public static partial void VerifierTransport(nint verifier, string protocol, ushort port, string path, string scheme);

    [LibraryImport(Name, EntryPoint = "pactffi_verifier_set_provider_state", StringMarshalling = StringMarshalling.Utf8)]
    public static partial void VerifierStates(nint verifier, string url, byte teardown, byte body);

    [LibraryImport(Name, EntryPoint = "pactffi_verifier_set_verification_options")]
    public static partial int VerifierOptions(nint verifier, byte disableSsl, CULong timeout);

    [LibraryImport(Name, EntryPoint = "pactffi_verifier_set_coloured_output")]
    public static partial int VerifierColour(nint verifier, byte coloured);

    [LibraryImport(Name, EntryPoint = "pactffi_verifier_set_follow_redirects")]
    public static partial int VerifierRedirects(nint verifier, byte follow);

    [LibraryImport(Name, EntryPoint = "pactffi_verifier_set_filter_info", StringMarshalling = StringMarshalling.Utf8)]
    public static partial void VerifierFilter(nint verifier, string description, string state, byte withoutState);

    [LibraryImport(Name, EntryPoint = "pactffi_verifier_add_custom_header", StringMarshalling = StringMarshalling.Utf8)]
    public static partial void VerifierHeader(nint verifier, string name, string value);

    [LibraryImport(Name, EntryPoint = "pactffi_verifier_add_file_source", StringMarshalling = StringMarshalling.Utf8)]
    public static partial void VerifierFile(nint verifier, string file);

    [LibraryImport(Name, EntryPoint = "pactffi_verifier_execute")]
    public static partial int VerifierRun(nint verifier);

    [LibraryImport(Name, EntryPoint = "pactffi_verifier_json")]
    public static partial nint VerifierJson(nint verifier);

    [LibraryImport(Name, EntryPoint = "pactffi_verifier_output")]
    public static partial nint VerifierOutput(nint verifier, byte strip);

    [LibraryImport(Name, EntryPoint = "pactffi_verifier_logs")]
    public static partial nint VerifierLogs(nint verifier);

    [LibraryImport(Name, EntryPoint = "pactffi_verifier_shutdown")]
    public static partial void EndVerifier(nint verifier);
}
