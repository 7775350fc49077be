using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.FieldOrders;
using Serverless.Orchestrations.Ledger;
using Serverless.Orchestrations.NewConnection;
using Serverless.Orchestrations.Partners;

namespace Serverless.Tests.Flows.NewConnection;

/// <summary>What holds after every act, whatever the acts are.</summary>
internal static class Always
{
    private static readonly string[] Queues = ["service-requests", "payments", "security-events", "permit-events", "field-results"];

    public static async Task HoldAsync(World world)
    {
        await world.ReadEventsAsync();
        var books = await Books.ReadAsync(world);
        OneAccountPerRequest(world, books);
        ThePaymentsAreAllThere(world, books);
        WhatIsHeldIsWhatWasGiven(world, books);
        NoMeterWithoutItsRelease(world, books);
        NoServiceWithoutSecurity(world, books);
        PeopleDecidedWhatTheyMay(world, books);
        NothingIsToldTwice(world, books);
        await NothingIsSetAsideAsync(world, books);
    }

    private static void OneAccountPerRequest(World world, Books books)
    {
        var expected = world.HasApplied ? 1 : 0;
        Assert.True(books.Accounts.Count == expected, $"There are {books.Accounts.Count} accounts.");
        Assert.True(books.Cases.Count(found => found.RequestId == ConnectionFlow.RequestId) == expected, "There is not one case.");
    }

    /// <summary>On the ledger once or in suspense once; under one id lie one amount and no other.</summary>
    private static void ThePaymentsAreAllThere(World world, Books books)
    {
        foreach (var sent in world.Payments.DistinctBy(sent => sent.PaymentId))
        {
            var recorded = books.Recorded.Where(entry => entry.PaymentId == sent.PaymentId).ToList();
            Assert.True(recorded is [var only] && world.Payments.Contains(only), $"Payment {sent.PaymentId} is recorded as [{string.Join(", ", recorded.Select(entry => entry.Amount))}].");
        }
        Assert.True(books.Recorded.Count == world.Payments.DistinctBy(sent => sent.PaymentId).Count(), "There is money nobody sent.");
        if (books.Account is not { } account) return;
        Assert.True(account.IsSumOf(books.Ledger), "The account is not the sum of its ledger.");
        Assert.True(account.TotalPaid == books.Payments.Sum(entry => entry.Amount), $"{account.TotalPaid} is not what is on the ledger.");
        Assert.True(account.DepositHeld + books.Refunds.Sum(refund => refund.Amount) == books.DepositsPosted, $"Deposits posted: {books.DepositsPosted}, held: {account.DepositHeld}.");
    }

    private static void WhatIsHeldIsWhatWasGiven(World world, Books books)
    {
        foreach (var held in books.Instruments.Where(document => document.Status == SecurityStatus.Held))
            Assert.True(world.Offers.Contains(held.Offer) && IsGood(held.Offer), $"{held.Id} is held, for {held.Offer.Amount} of {held.Offer.PrincipalName}.");
        var allocated = books.Blanket.Allocations.GetValueOrDefault(ConnectionFlow.RequestId);
        var part = books.Instruments.Where(document => document is { Status: SecurityStatus.Held, Offer.Form: SecurityForm.BlanketAllocation }).Sum(document => document.Offer.Amount);
        Assert.True(allocated == part, $"{allocated} of the blanket instrument is allocated, and {part} is held.");
        if (books.Account is not { } account) return;
        var asked = account.Status is AccountStatus.Pending or AccountStatus.Active ? books.File?.SecurityRequired ?? 0m : 0m;
        var (owed, outstanding) = (account.Balances.GetValueOrDefault(Receivable.Deposit), Math.Max(0m, asked - account.DepositHeld - books.InstrumentsHeld));
        Assert.True(owed == outstanding, $"{owed} of deposit is owed, and {outstanding} is outstanding.");
    }

    private static void NoMeterWithoutItsRelease(World world, Books books)
    {
        foreach (var order in world.Platform.Partners.Crews.Orders.Where(order => order.Kind == FieldOrderKind.MeterSet))
        {
            var issued = books.Orders.Single(document => document.Id == order.OrderId);
            var release = books.Releases.SingleOrDefault(document => document.Meter == order.MeterPoint);
            Assert.True(release is not null && release.CreatedAt <= issued.CreatedAt, $"{order.OrderId} went out without a release.");
            Assert.True(release.PermitNumber is null ? IsGranted(world, books, release.Meter) : world.WasReleased(release.Meter, release.CreatedAt), $"Nobody released {release.Meter}.");
        }
    }

    private static bool IsGranted(World world, Books books, string meter) =>
        books.Approvals.Any(approval =>
            approval.Request.Kind == "EmergencyRelease" && approval.Request.Key.StartsWith($"emergency-{meter}-", StringComparison.Ordinal)
            && approval.Outcome is { Option: "Approve", DecidedBy: [var by] }
            && by != approval.Request.RequestedBy && world.EmergenciesAskedBy[meter].Contains(approval.Request.RequestedBy));

    /// <summary>Reckoned here once more: what must be held, and whether people have granted less.</summary>
    private static void NoServiceWithoutSecurity(World world, Books books)
    {
        if (!books.IsConnected) return;
        var isGranted = books.Approvals.Any(approval => approval.Request.Kind == "DepositWaiver" && approval.Outcome is { Option: "Approve", DecidedBy.Count: > 0 });
        var required = isGranted ? DepositTerms.Assessed(world.Scene) : DepositTerms.InFull(world.Scene);
        var cash = books.Ledger.Where(entry => entry.PostedAt <= ActivatedAt(books)).Sum(entry => entry.Allocations.GetValueOrDefault(Receivable.Deposit));
        Assert.True(cash + books.InstrumentsHeld >= required, $"Connected with {cash} in cash and {books.InstrumentsHeld} in instruments of {required}.");
        Assert.True(!world.IsWithdrawn, "Connected although it was withdrawn.");
        var set = books.Orders.Where(order => order is { Kind: FieldOrderKind.MeterSet, Status: FieldOrderStatus.Completed }).Select(order => order.MeterPoint);
        Assert.True(!world.Meters.Except(set).Any(), "Connected without all of its meters.");
    }

    private static void PeopleDecidedWhatTheyMay(World world, Books books)
    {
        foreach (var approval in books.Approvals)
        {
            var (request, asker) = (approval.Request, approval.Request.RequestedBy);
            foreach (var said in approval.Decisions)
            {
                Assert.True(world.Decisions.Contains(new(approval.Id, said.By.SignIn, said.Option)), $"{said.By.SignIn} did not decide {approval.Id}.");
                Assert.True(StaffLimits.May(said.By.SignIn, request.Kind, request.Amount) && said.By.SignIn != asker, $"{said.By.SignIn} may not decide {approval.Id}.");
            }
            if (approval.Outcome is not { } outcome || outcome.Option == request.DefaultOption) continue;
            var saidSo = approval.Decisions.Where(said => said.Option == outcome.Option).Select(said => said.By.SignIn).Distinct().ToList();
            Assert.True(
                saidSo.Count >= StaffLimits.PeopleNeeded(request.Amount) && !outcome.DecidedBy.Except(saidSo).Any(),
                $"{approval.Id} is {outcome.Option} by [{string.Join(", ", outcome.DecidedBy)}].");
        }
        var kept = books.Approvals.SelectMany(approval => approval.Decisions.Select(said => new Decided(approval.Id, said.By.SignIn, said.Option)));
        Assert.True(!world.Decisions.Except(kept).Any(), "A decision taken is lost.");
    }

    private static void NothingIsToldTwice(World world, Books books)
    {
        foreach (var told in books.Cases) Assert.True(told.Timeline.DistinctBy(entry => entry.Key).Count() == told.Timeline.Count, $"The timeline of {told.Id} repeats itself.");
        var subjects = world.Events.Values.Select(sent => sent.Subject).ToList();
        var ends = subjects.Count(subject => subject is ServiceConnected.Subject or ServiceRequestRefused.Subject or ServiceRequestWithdrawn.Subject);
        Assert.True(ends <= 1, $"{ends} ends were announced.");
        Assert.True(world.Events.Values.DistinctBy(sent => sent.Id).Count() == world.Events.Count, "An event was sent twice.");
    }

    /// <summary>But payments, applications and results that contradict an earlier one of their id, offers for a request that is not there, results for no order, and garbage.</summary>
    private static async Task NothingIsSetAsideAsync(World world, Books books)
    {
        foreach (var queue in Queues)
        {
            foreach (var dead in await world.Platform.DeadLettersAsync(queue))
            {
                var isExpected = (queue, dead.DeadLetterReason) is ("payments" or "service-requests" or "field-results", "ConflictingDuplicate") or ("security-events", "UnknownReference") or ("field-results", "UnknownReference")
                    || (queue is "field-results" or "permit-events" && dead.DeadLetterErrorDescription.StartsWith("$: must be JSON", StringComparison.Ordinal));
                Assert.True(isExpected, $"{queue}: {dead.DeadLetterReason}: {dead.DeadLetterErrorDescription}");
            }
        }
        var conflicting = world.Payments.Count(sent => !books.Recorded.Contains(sent));
        Assert.True((await world.Platform.DeadLettersAsync("payments")).Count == conflicting, $"{conflicting} payments contradict others.");
        Assert.True((await world.Platform.DeadLettersAsync("service-requests")).Count == world.OtherApplications, $"{world.OtherApplications} applications contradict the first.");
    }

    /// <summary>The desk's rules, for the instruments of these scenes.</summary>
    private static bool IsGood(SecurityOffered offer) =>
        offer.PrincipalName == ConnectionFlow.Name && (offer.Form == SecurityForm.BlanketAllocation || offer.Amount >= DepositTerms.SmallestInstrument)
        && (offer.Form is SecurityForm.BlanketAllocation or SecurityForm.CertificateOfDeposit || offer.IssuerRating is not null);

    private static DateTimeOffset ActivatedAt(Books books) => books.Case!.Timeline.Single(entry => entry.Key == "activated").At;
}
