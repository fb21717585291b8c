using Emulator.Core.Judging;
using Emulator.Core.Wire;

namespace Emulator.Tests.Core;

public class RouteTableTests
{
    private static readonly Surface Surface = new("main", "/x", "x.test");
    private static readonly RouteTable Table = new(
        [
            Route("one", "GET", "/v2/things/{id}"),
            Route("all", "GET|POST", "/v2/things"),
            Route("special", "GET", "/v2/things/special"),
            Route("remove", "DELETE", "/v2/things/{id}"),
            Route("formatted", "GET", "/v2/list/{format?}"),
            Route("elsewhere", "GET", "/v2/elsewhere") with { Surfaces = ["other"] },
        ],
        "main",
        ignoreCase: false);

    [Theory]
    [InlineData("GET", "/v2/things", "all")]
    [InlineData("POST", "/v2/things/", "all")]
    [InlineData("GET", "/v2/things/7", "one")]
    [InlineData("GET", "/v2/things/special", "special")]
    [InlineData("DELETE", "/v2/things/special", "remove")]
    [InlineData("GET", "/v2/list", "formatted")]
    [InlineData("GET", "/v2/list/", "formatted")]
    [InlineData("GET", "/v2/list/xml", "formatted")]
    [InlineData("GET", "/v2/things//", null)]
    [InlineData("GET", "/V2/things", null)]
    [InlineData("GET", "/v2/elsewhere", null)]
    [InlineData("GET", "/", null)]
    public void The_operation_is_found_by_path_and_verb(string method, string path, string? expected) =>
        Assert.Equal(expected, Match(method, path).Operation?.Name);

    [Fact]
    public void A_wrong_verb_tells_the_right_ones()
    {
        var match = Match("PUT", "/v2/things");
        Assert.Null(match.Operation);
        Assert.True(match.IsKnownPath);
        Assert.Equal(["GET", "POST"], match.AllowedMethods);
    }

    [Theory]
    [InlineData("/v2/things/zoe@people.example", "zoe@people.example")]
    [InlineData("/v2/things/zoe%40people.example", "zoe@people.example")]
    [InlineData("/v2/things/a%2Fb", "a/b")]
    [InlineData("/v2/things/%zz", "%zz")]
    [InlineData("/v2/things/a+b", "a+b")]
    public void A_named_part_is_decoded(string path, string expected) => Assert.Equal(expected, Match("GET", path).Values["id"]);

    private static Operation Route(string name, string methods, string template) =>
        new(name, methods, template, Provenance.Inferred("a test"), _ => Answer.Empty(200));

    private static RouteMatch Match(string method, string path) =>
        Table.Match(new Request { Surface = Surface, Method = method, Path = path, BaseUrl = "http://x.test" });
}
