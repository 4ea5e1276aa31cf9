// SPDX-License-Identifier: MIT
#include "engine/cost/simulate.h"

#include "engine/base/counter_random.h"
#include "engine/job/parallel_for.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace spanwright::cost {
namespace {

constexpr std::size_t kTrialsPerBlock = 256;

/// An amount with its triangular spread, as sums of lines that move together.
struct Uncertain {
    ThreePoint<double> factor;
    double amount = 0;
};

struct UncertainItem {
    CounterRandom random;
    std::vector<Uncertain> parts;
};

struct CostRisk {
    CounterRandom random;
    double probability = 0;
    ThreePoint<double> impact;
};

struct Model {
    double certain = 0;
    std::vector<UncertainItem> items;
    std::vector<CostRisk> risks;
};

/// FNV-1a (Fowler, Noll, Vo), 64 bits: the same on every machine, unlike std::hash.
std::uint64_t streamOf(std::string_view key) {
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    for (const char c : key)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    return hash;
}

Model modelOf(const Project& project, const CostReport& report, std::uint64_t seed) {
    Model model;
    std::unordered_map<std::string_view, std::size_t> indexes;
    for (const BomLine& line : report.bom) {
        const double amount = line.total.toDouble();
        if (line.spread.low == line.spread.high) {
            model.certain += amount;
            continue;
        }
        const auto [at, isNew] = indexes.try_emplace(line.item, model.items.size());
        if (isNew) model.items.push_back({CounterRandom(seed, streamOf(line.item)), {}});
        auto& parts = model.items[at->second].parts;
        const auto same = std::find_if(parts.begin(), parts.end(),
                                       [&](const Uncertain& part) { return part.factor == line.spread; });
        if (same == parts.end()) {
            parts.push_back({line.spread, amount});
        } else {
            same->amount += amount;
        }
    }
    for (const Risk& risk : project.plan.risks) {
        if (risk.probabilityPercent <= 0 || risk.costImpact.high.isZero()) continue;
        model.risks.push_back({CounterRandom(seed, streamOf(risk.key)),
                               risk.probabilityPercent / 100,
                               {risk.costImpact.low.toDouble(), risk.costImpact.likely.toDouble(),
                                risk.costImpact.high.toDouble()}});
    }
    return model;
}

/// Totals of the trials from `first` on. Items outside, trials inside: the constants of a part stay in
/// registers.
void runBlock(const Model& model, std::size_t first, double* totals, std::size_t count) {
    std::fill_n(totals, count, model.certain);
    std::array<double, kTrialsPerBlock> u{};
    for (const UncertainItem& item : model.items) {
        for (std::size_t at = 0; at < count; ++at)
            u[at] = item.random.uniform(first + at);
        for (const Uncertain& part : item.parts) {
            for (std::size_t at = 0; at < count; ++at)
                totals[at] += part.amount * triangularQuantile(part.factor, u[at]);
        }
    }
    for (const CostRisk& risk : model.risks) {
        for (std::size_t at = 0; at < count; ++at) {
            const std::uint64_t trial = first + at;
            if (risk.random.uniform(2 * trial) >= risk.probability) continue;
            totals[at] += triangularQuantile(risk.impact, risk.random.uniform(2 * trial + 1));
        }
    }
}

}  // namespace

Result<std::array<double, 4>> simulateTotal(const Project& project, const CostReport& report,
                                            const CostOptions& options, const WorkContext& work) {
    const Model model = modelOf(project, report, options.seed);
    std::vector<double> totals(static_cast<std::size_t>(std::max(options.trials, 1)));
    const std::size_t blocks = (totals.size() + kTrialsPerBlock - 1) / kTrialsPerBlock;
    std::atomic<std::size_t> done{0};
    job::parallelFor(blocks, options.threads, [&](std::size_t block) {
        if (work.stopRequested()) return;
        const std::size_t first = block * kTrialsPerBlock;
        runBlock(model, first, totals.data() + first, std::min(kTrialsPerBlock, totals.size() - first));
        work.report(static_cast<float>(++done) / static_cast<float>(blocks));
    });
    if (work.stopRequested()) return fail(Code::cancelled, "the cost's trials were stopped");
    std::sort(totals.begin(), totals.end());
    const auto quantile = [&](double share) {
        const auto rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(totals.size())));
        return totals[std::max<std::size_t>(rank, 1) - 1];
    };
    return std::array{quantile(0.1), quantile(0.5), quantile(0.8), quantile(0.9)};
}

}  // namespace spanwright::cost
