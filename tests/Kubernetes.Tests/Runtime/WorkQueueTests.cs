using System.Runtime.CompilerServices;
using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Kubernetes.Runtime;

namespace NetworkTelemetry.Kubernetes.Tests;

public sealed class WorkQueueTests
{
    private static readonly ObjectKey A = Samples.Key("a");
    private static readonly ObjectKey B = Samples.Key("b");

    private readonly ManualTime _time = new();

    [Fact]
    public async Task A_key_added_twice_is_taken_once()
    {
        using var queue = new WorkQueue(_time);
        queue.Add(A);
        queue.Add(A);
        queue.Add(B);
        Assert.Equal(A, await TakeAsync(queue));
        Assert.Equal(B, await TakeAsync(queue));
        Assert.True(IsEmpty(queue));
    }

    [Fact]
    public async Task A_key_added_while_it_is_worked_on_comes_again_only_after_done()
    {
        using var queue = new WorkQueue(_time);
        queue.Add(A);
        await TakeAsync(queue);
        queue.Add(A);
        Assert.True(IsEmpty(queue));
        queue.Done(A);
        Assert.Equal(A, await TakeAsync(queue));
        queue.Done(A);
        Assert.True(IsEmpty(queue));
    }

    [Fact]
    public async Task What_a_person_changed_goes_before_the_storm_of_a_start()
    {
        using var queue = new WorkQueue(_time);
        queue.Add(A, QueuePriority.Low);
        queue.Add(Samples.Key("c"), QueuePriority.Low);
        queue.Add(B);
        queue.Add(Samples.Key("c"));
        Assert.Equal(["b", "c", "a"], [(await TakeAsync(queue)).Name, (await TakeAsync(queue)).Name, (await TakeAsync(queue)).Name]);
    }

    [Fact]
    public async Task A_delayed_key_comes_at_its_exact_time_and_the_earlier_of_two_times_wins()
    {
        using var queue = new WorkQueue(_time);
        queue.Add(A, delay: TimeSpan.FromSeconds(30));
        queue.Add(A, delay: TimeSpan.FromSeconds(10));
        queue.Add(A, delay: TimeSpan.FromSeconds(20));
        var taken = queue.TakeAsync(CancellationToken.None);
        _time.Advance(TimeSpan.FromSeconds(9.999));
        Assert.False(taken.IsCompleted);
        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(A, (await taken.WaitAsync(TimeSpan.FromSeconds(5))).Key);
        queue.Done(A);
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.True(IsEmpty(queue));
    }

    [Fact]
    public async Task A_time_further_away_than_a_timer_can_hold_stops_nobody()
    {
        using var queue = new WorkQueue(TimeProvider.System);
        var taken = queue.TakeAsync(CancellationToken.None);
        queue.Add(A, delay: TimeSpan.FromDays(90));
        queue.Add(B);
        Assert.Equal(B, (await taken.WaitAsync(TimeSpan.FromSeconds(5))).Key);
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => queue.TakeAsync(stop.Token));
    }

    [Fact]
    public void A_key_that_comes_before_the_time_it_asked_for_leaves_nothing_behind()
    {
        var state = new QueueState();
        var names = Enumerable.Range(0, 1000).Select(number => ComeEarly(state, $"key-{number}")).ToList();
        GC.Collect();
        Assert.InRange(names.Count(name => name.IsAlive), 0, 100);
        GC.KeepAlive(state);
    }

    [Fact]
    public async Task A_cancelled_worker_takes_nothing_away()
    {
        using var queue = new WorkQueue(_time);
        using var stop = new CancellationTokenSource();
        var cancelled = queue.TakeAsync(stop.Token);
        await stop.CancelAsync();
        queue.Add(A);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        Assert.Equal(A, await TakeAsync(queue));
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(1, 10)]
    [InlineData(10, 5_120)]
    [InlineData(17, 655_360)]
    [InlineData(18, 1_000_000)]
    [InlineData(1_000, 1_000_000)]
    public void Failures_back_off_from_5_ms_to_1000_s(int failures, int milliseconds)
    {
        using var queue = new WorkQueue(_time);
        for (var i = 0; i < failures; i++) queue.AddRateLimited(A, 0);
        Assert.Equal(milliseconds, queue.AddRateLimited(A, 0).TotalMilliseconds);
    }

    [Fact]
    public void A_controller_that_must_be_called_at_certain_times_bounds_the_back_off()
    {
        using var queue = new WorkQueue(_time, longestBackoff: TimeSpan.FromSeconds(30));
        Assert.Equal(30_000, Enumerable.Range(0, 100).Max(_ => queue.AddRateLimited(A, 0).TotalMilliseconds));
    }

    [Fact]
    public async Task A_failing_key_waits_longer_each_time_until_it_is_forgotten()
    {
        using var queue = new WorkQueue(_time);
        Assert.Equal([5, 10, 20], Enumerable.Range(0, 3).Select(_ => queue.AddRateLimited(A, 0).TotalMilliseconds));
        queue.Forget(A);
        Assert.Equal(5, queue.AddRateLimited(A, 0).TotalMilliseconds);
        _time.Advance(TimeSpan.FromMilliseconds(5));
        Assert.Equal(A, await TakeAsync(queue));
    }

    [Fact]
    public async Task No_key_is_ever_with_two_workers_and_every_change_is_seen()
    {
        using var queue = new WorkQueue(TimeProvider.System);
        using var stop = new CancellationTokenSource();
        var busy = new int[8];
        var wanted = new int[8];
        var seen = new int[8];
        var collisions = 0;
        var workers = Enumerable.Range(0, 6).Select(_ => Task.Run(async () =>
        {
            while (true)
            {
                var item = await queue.TakeAsync(stop.Token);
                var index = int.Parse(item.Key.Name);
                if (Interlocked.Increment(ref busy[index]) != 1)
                    Interlocked.Increment(ref collisions);
                Volatile.Write(ref seen[index], Volatile.Read(ref wanted[index]));
                await Task.Yield();
                Interlocked.Decrement(ref busy[index]);
                queue.Done(item.Key);
            }
        })).ToList();
        await Parallel.ForAsync(0, 20_000, (number, _) =>
        {
            var index = number % 8;
            Interlocked.Increment(ref wanted[index]);
            queue.Add(Samples.Key(index.ToString()));
            return ValueTask.CompletedTask;
        });
        await Eventually.True(() => wanted.SequenceEqual(seen), "the last change of every key is seen");
        await stop.CancelAsync();
        await Task.WhenAll(workers).ContinueWith(_ => { }, TaskScheduler.Default);
        Assert.Equal(0, collisions);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference ComeEarly(QueueState state, string name)
    {
        var key = Samples.Key(name);
        state.Add(key, QueuePriority.Normal, TimeSpan.FromHours(1), TimeSpan.Zero);
        state.Add(key, QueuePriority.Normal, TimeSpan.Zero, TimeSpan.Zero);
        Assert.True(state.TryTake(TimeSpan.Zero, out _));
        state.Done(key, TimeSpan.Zero);
        return new(name);
    }

    private static async Task<ObjectKey> TakeAsync(WorkQueue queue) => (await queue.TakeAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(5))).Key;

    private static bool IsEmpty(WorkQueue queue) => queue.Depths().Count == 0;
}
