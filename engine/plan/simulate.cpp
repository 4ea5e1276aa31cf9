// SPDX-License-Identifier: MIT
#include "engine/plan/simulate.h"

#include "engine/base/counter_random.h"
#include "engine/job/parallel_for.h"

#include <algorithm>
#include <atomic>
#include <cmath>

namespace spanwright::plan {
namespace {

constexpr std::size_t kTrialsPerBlock = 64;

// Ids are unique over all kinds, so that the streams of packages and risks never meet; a risk needs two
// figures a trial.
constexpr std::uint64_t kDelayStream = 1ULL << 32U;

struct DelayRisk {
    const Risk* risk = nullptr;
    double probability = 0;
    std::vector<std::size_t> entries;  ///< the activities that it delays
};

/// Activities of the phase (null: of any) that no other activity of it precedes.
std::vector<std::size_t> entriesOf(const PrecedenceNetwork& network, PhaseId phase) {
    const auto belongs = [&](std::size_t at) {
        return !phase || network.activities[at].package->phase == phase;
    };
    std::vector<std::size_t> entries;
    for (std::size_t at = 0; at < network.activities.size(); ++at) {
        const auto& before = network.activities[at].before;
        const bool follows = std::any_of(before.begin(), before.end(),
                                         [&](const Precedence& link) { return belongs(link.predecessor); });
        if (belongs(at) && !follows) entries.push_back(at);
    }
    return entries;
}

std::vector<DelayRisk> delayRisks(const Project& project, const PrecedenceNetwork& network) {
    std::vector<DelayRisk> risks;
    for (const Risk& risk : project.plan.risks) {
        if (risk.delayDays.high <= 0 || risk.probabilityPercent <= 0) continue;
        risks.push_back({&risk, risk.probabilityPercent / 100, entriesOf(network, risk.phase)});
    }
    return risks;
}

class Trial {
  public:
    Trial(const PrecedenceNetwork& network, const std::vector<DelayRisk>& risks, std::uint64_t seed)
        : network_(network),
          risks_(risks),
          seed_(seed),
          durations_(network.activities.size()),
          delays_(network.activities.size()) {}

    Minute finish(std::uint64_t trial) {
        for (std::size_t at = 0; at < durations_.size(); ++at) {
            const Activity& activity = network_.activities[at];
            const double u = CounterRandom(seed_, activity.package->id.value).uniform(trial);
            const double days = triangularQuantile(activity.package->durationDays, u);
            durations_[at] = std::max<Minute>(activity.time->minutes(days), 0);
        }
        drawDelays(trial);
        forwardPass(network_, durations_, delays_, early_);
        Minute finish = 0;
        for (const Timing& timing : early_)
            finish = std::max(finish, timing.finish);
        return finish;
    }

  private:
    void drawDelays(std::uint64_t trial) {
        std::fill(delays_.begin(), delays_.end(), 0);
        for (const DelayRisk& risk : risks_) {
            const CounterRandom random(seed_, kDelayStream + risk.risk->id.value);
            if (random.uniform(2 * trial) >= risk.probability) continue;
            const double days = triangularQuantile(risk.risk->delayDays, random.uniform(2 * trial + 1));
            for (const std::size_t at : risk.entries)
                delays_[at] += std::max<Minute>(network_.activities[at].lagTime->minutes(days), 0);
        }
    }

    const PrecedenceNetwork& network_;
    const std::vector<DelayRisk>& risks_;
    std::uint64_t seed_;
    std::vector<Minute> durations_;
    std::vector<Minute> delays_;
    std::vector<Timing> early_;
};

}  // namespace

Result<std::array<Minute, 3>> simulateFinish(const Project& project, const PrecedenceNetwork& network,
                                             const ScheduleOptions& options, const WorkContext& work) {
    const std::vector<DelayRisk> risks = delayRisks(project, network);
    std::vector<Minute> finishes(static_cast<std::size_t>(std::max(options.trials, 1)));
    const std::size_t blocks = (finishes.size() + kTrialsPerBlock - 1) / kTrialsPerBlock;
    std::atomic<std::size_t> done{0};
    job::parallelFor(blocks, options.threads, [&](std::size_t block) {
        Trial trial(network, risks, options.seed);
        const std::size_t end = std::min((block + 1) * kTrialsPerBlock, finishes.size());
        for (std::size_t at = block * kTrialsPerBlock; at < end && !work.stopRequested(); ++at)
            finishes[at] = trial.finish(at);
        work.report(static_cast<float>(++done) / static_cast<float>(blocks));
    });
    if (work.stopRequested()) return fail(Code::cancelled, "the schedule's trials were stopped");
    std::sort(finishes.begin(), finishes.end());
    const auto quantile = [&](double share) {
        const auto rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(finishes.size())));
        return finishes[std::max<std::size_t>(rank, 1) - 1];
    };
    return std::array{quantile(0.5), quantile(0.8), quantile(0.9)};
}

}  // namespace spanwright::plan
