using FsCheck;
using FsCheck.Fluent;

namespace Emulator.Tests.Properties;

/// <summary>Runs a property over the real emulator: so many cases, the smallest failing one shown.</summary>
internal static class Checking
{
    public static void All<T>(Gen<T> generator, int cases, Func<T, Task> holds) => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(cases),
        Prop.ForAll(generator.ToArbitrary(), value =>
        {
            // A thread of its own, so that no pool thread is blocked while the emulator wants it.
            Exception? failure = null;
            var thread = new Thread(() =>
            {
                try
                {
                    holds(value).GetAwaiter().GetResult();
                }
                catch (Exception error)
                {
                    failure = error;
                }
            });
            thread.Start();
            thread.Join();
            if (failure is not null) throw new InvalidOperationException(failure.Message, failure);
        }));
}
