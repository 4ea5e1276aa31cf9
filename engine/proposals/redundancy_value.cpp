// SPDX-License-Identifier: MIT
#include "engine/proposals/redundancy_value.h"

#include "engine/design/queries.h"
#include "engine/job/parallel_for.h"
#include "engine/proposals/candidates.h"
#include "engine/reliability/resilience.h"
#include "engine/sim/failures.h"

#include <algorithm>
#include <atomic>
#include <set>
#include <utility>

namespace spanwright::proposals {
namespace {

/// Devices up to which new links may end anywhere.
constexpr std::size_t kSmallNetwork = 60;
/// Less of the whole is what rounding, or a bound, left of nothing.
constexpr double kNothing = 1e-9;

class Valuer {
  public:
    Valuer(const Project& project, PhaseId phase, const RedundancyOptions& options, const WorkContext& work)
        : project_(project), phase_(phase), options_(options), work_(work) {}

    Result<RedundancyValues> run() {
        auto before = sufferingOf(project_);
        if (!before) return tl::unexpected(before.error());
        out_.before = *before;
        out_.years = std::max(1, project_.settings.horizonMonths) / 12.0;
        if (auto done = collect(); !done) return tl::unexpected(done.error());
        auto pricer = Pricer::of(project_);
        if (!pricer) return tl::unexpected(pricer.error());
        if (auto done = valueAll(*pricer); !done) return tl::unexpected(done.error());
        rank();
        if (auto done = addUp(*pricer); !done) return tl::unexpected(done.error());
        return std::move(out_);
    }

  private:
    static tl::unexpected<Error> stopped() { return fail(Code::cancelled, "the valuation was cancelled"); }

    [[nodiscard]] Result<Suffering> sufferingOf(const Project& project) const {
        reliability::ResilienceOptions figuresOnly;
        figuresOnly.detailedPairs = 0;
        figuresOnly.rates = false;
        const auto known = reliability::resilience(project, phase_, {.stop = work_.stop}, figuresOnly);
        if (!known) return tl::unexpected(known.error());
        Suffering sum;
        for (const reliability::DemandResilience& demand : known->demands) {
            sum.downtimeMinutes += demand.downtimeMinutesPerYear;
            sum.lostGigabytes += demand.lostGigabytesPerYear;
            sum.penalty += demand.penaltyPerYear;
        }
        return sum;
    }

    /// What fails and hurts: it cuts demands, or it is where one ends.
    Result<void> collect() {
        sim::FailureOptions sweep;
        sweep.elements = {sim::FailureElements::links, sim::FailureElements::devices};
        sweep.threads = options_.threads;
        sweep.listedDemands = 0;
        const auto failures = sim::failures(project_, phase_, sweep, {.stop = work_.stop});
        if (!failures) return tl::unexpected(failures.error());
        const Design snapshot = designAt(project_.design, phase_);
        std::set<DeviceId> devices;
        std::set<DeviceId> near;
        CandidateOptions wanted;
        wanted.most = options_.candidates;
        for (const sim::FailureResult& result : failures->results) {
            if (result.cutDemands == 0) continue;
            if (const auto device = result.failed.front().as<DeviceId>()) devices.insert(device);
            if (const Link* link = snapshot.links.find(result.failed.front().as<LinkId>())) {
                wanted.bundles.push_back(link->id);
                near.insert({link->from.device, link->to.device});
            }
        }
        for (const Demand& demand : snapshot.demands) {
            devices.insert({demand.from, demand.to});
            wanted.rateMbps = std::max({wanted.rateMbps, demand.mbps, demand.reverseMbps});
        }
        wanted.pairable.assign(devices.begin(), devices.end());
        near.insert(devices.begin(), devices.end());
        if (snapshot.devices.size() > kSmallNetwork) wanted.nearby.assign(near.begin(), near.end());
        candidates_ = candidates(project_, phase_, wanted);
        out_.candidates = candidates_.size();
        return {};
    }

    Result<void> valueAll(const Pricer& pricer) {
        std::vector<std::optional<Result<RedundancyValue>>> rows(candidates_.size());
        std::atomic<std::size_t> done = 0;
        job::parallelFor(candidates_.size(), options_.threads, [&](std::size_t index) {
            if (work_.stopRequested()) return;
            rows[index] = valueOf(pricer, static_cast<int>(index));
            work_.report(0.8F * static_cast<float>(++done) / static_cast<float>(candidates_.size()));
        });
        if (work_.stopRequested()) return stopped();
        for (std::optional<Result<RedundancyValue>>& row : rows) {
            if (!*row) return tl::unexpected(row->error());
            if (!(*row)->perMinute && !(*row)->perGigabyte) continue;
            if ((*row)->price.total.isZero()) {
                ++out_.unpriced;
            } else {
                out_.values.push_back(std::move(**row));
            }
        }
        return {};
    }

    [[nodiscard]] Result<RedundancyValue> valueOf(const Pricer& pricer, int index) const {
        const Candidate& candidate = candidates_[static_cast<std::size_t>(index)];
        RedundancyValue row{candidate.text,
                            candidate.changes(),
                            batchOf(candidates_, {index}, candidate.text),
                            {},
                            {},
                            {},
                            {},
                            {},
                            {}};
        const auto price = pricer.price(row.batch);
        if (!price) return tl::unexpected(price.error());
        const auto built = edit::apply(project_, row.batch);
        if (!built) return tl::unexpected(built.error());
        const auto after = sufferingOf(*built);
        if (!after) return tl::unexpected(after.error());
        row.price = *price;
        const auto avoided = [](double before, double now) {
            const double less = before - now;
            return less > kNothing * before ? less : 0;
        };
        row.avoided = {avoided(out_.before.downtimeMinutes, after->downtimeMinutes),
                       avoided(out_.before.lostGigabytes, after->lostGigabytes),
                       avoided(out_.before.penalty, after->penalty)};
        const double aYear = price->total.toDouble() / out_.years;
        if (row.avoided.downtimeMinutes > 0) row.perMinute = aYear / row.avoided.downtimeMinutes;
        if (row.avoided.lostGigabytes > 0) row.perGigabyte = aYear / row.avoided.lostGigabytes;
        return row;
    }

    void rank() {
        std::stable_sort(
            out_.values.begin(), out_.values.end(), [](const RedundancyValue& a, const RedundancyValue& b) {
                if (a.perMinute.has_value() != b.perMinute.has_value()) return a.perMinute.has_value();
                return a.perMinute ? *a.perMinute < *b.perMinute : *a.perGigabyte < *b.perGigabyte;
            });
        if (out_.values.size() > options_.count) out_.values.resize(options_.count);
    }

    /// From the top of the list, one after the other.
    Result<void> addUp(const Pricer& pricer) {
        Project built = project_;
        edit::Batch all{"redundancy", {}};
        for (std::size_t index = 0; index < out_.values.size(); ++index) {
            if (work_.stopRequested()) return stopped();
            RedundancyValue& row = out_.values[index];
            auto next = edit::apply(std::move(built), row.batch);
            if (!next) return tl::unexpected(next.error());
            built = std::move(*next);
            all.commands.insert(all.commands.end(), row.batch.commands.begin(), row.batch.commands.end());
            const auto price = pricer.price(all);
            if (!price) return tl::unexpected(price.error());
            const auto left = sufferingOf(built);
            if (!left) return tl::unexpected(left.error());
            row.together = *price;
            row.left = *left;
            work_.report(0.8F +
                         0.2F * static_cast<float>(index + 1) / static_cast<float>(out_.values.size()));
        }
        return {};
    }

    const Project& project_;
    PhaseId phase_;
    const RedundancyOptions& options_;
    const WorkContext& work_;
    std::vector<Candidate> candidates_;
    RedundancyValues out_;
};

}  // namespace

Result<RedundancyValues> redundancyValues(const Project& project, PhaseId phase,
                                          const RedundancyOptions& options, const WorkContext& work) {
    return Valuer(project, phase, options, work).run();
}

}  // namespace spanwright::proposals
