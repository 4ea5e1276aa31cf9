// SPDX-License-Identifier: MIT
#include "engine/cost/simulate.h"

#include "engine/cost/trial_model.h"
#include "engine/job/parallel_for.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <span>

namespace spanwright::cost {
namespace {

using Figures = std::array<float, kTrialsPerBlock>;

constexpr std::size_t kDriversShown = 60;

/// One block of trials, run through the whole model: items outside, trials inside, so that the constants of a
/// part stay in registers and a block's arrays in the cache.
class Block {
  public:
    Block(const TrialModel& model, std::size_t first, std::span<double> totals, std::vector<float>& groups,
          std::size_t groupTrials)
        : model_(model), first_(first), totals_(totals), groups_(groups), groupTrials_(groupTrials) {}

    void run() {
        std::fill(totals_.begin(), totals_.end(), model_.certain);
        inGroups_ = first_ < groupTrials_ ? std::min(groupTrials_ - first_, totals_.size()) : 0;
        if (inGroups_ > 0) sums_.assign(model_.groups.size() * inGroups_, 0.0);
        for (std::size_t group = 0; group < model_.groups.size() && inGroups_ > 0; ++group)
            std::fill_n(sumsOf(group), inGroups_, model_.groups[group].certain);
        if (model_.correlated()) drawShared();
        for (const TrialItem& item : model_.items)
            addItem(item);
        for (const TrialRisk& risk : model_.risks)
            addRisk(risk);
        for (std::size_t group = 0; group < model_.groups.size(); ++group) {
            for (std::size_t n = 0; n < inGroups_; ++n)
                groups_[group * groupTrials_ + first_ + n] = static_cast<float>(sumsOf(group)[n]);
        }
    }

  private:
    double* sumsOf(std::size_t group) { return sums_.data() + group * inGroups_; }

    void uniform(std::uint64_t stream, Figures& into) const {
        fillUniform(stream, static_cast<std::uint32_t>(first_), into.data(), totals_.size());
    }

    void drawShared() {
        shared_.resize(model_.sharedStreams.size());
        for (std::size_t n = 0; n < shared_.size(); ++n) {
            uniform(model_.sharedStreams[n], shared_[n]);
            uniformToNormal(shared_[n].data(), totals_.size());
        }
    }

    void addItem(const TrialItem& item) {
        const std::size_t count = totals_.size();
        Figures uniformFigures;
        Figures normalFigures;
        uniform(item.stream, uniformFigures);
        const bool normals = model_.correlated() || item.parts.front().price.takesNormals();
        if (normals) {
            normalFigures = uniformFigures;
            uniformToNormal(normalFigures.data(), count);
        }
        if (model_.correlated()) {
            mixNormals(static_cast<float>(model_.categoryShare), shared_[item.category].data(),
                       static_cast<float>(model_.supplierShare), shared_[item.supplier].data(),
                       static_cast<float>(model_.ownShare), normalFigures.data(), count);
            uniformFigures = normalFigures;
            normalToUniform(uniformFigures.data(), count);
        }
        Figures factor;
        for (const TrialPart& part : item.parts) {
            if (part.price.takesNormals() && !normals) {
                normalFigures = uniformFigures;
                uniformToNormal(normalFigures.data(), count);
            }
            part.price.factors(part.price.takesNormals() ? normalFigures.data() : uniformFigures.data(),
                               factor.data(), count);
            if (part.quantity >= 0) multiplyQuantity(part, factor);
            addScaled(part.amount, factor.data(), totals_.data(), count);
            for (const auto& [group, amount] : part.groups) {
                if (inGroups_ > 0) addScaled(amount, factor.data(), sumsOf(group), inGroups_);
            }
        }
    }

    void multiplyQuantity(const TrialPart& part, Figures& factor) const {
        Figures quantity;
        uniform(model_.quantityStreams[static_cast<std::size_t>(part.quantity)], quantity);
        if (part.quantityFactor.takesNormals()) uniformToNormal(quantity.data(), totals_.size());
        part.quantityFactor.factors(quantity.data(), quantity.data(), totals_.size());
        multiply(factor.data(), quantity.data(), totals_.size());
    }

    void addRisk(const TrialRisk& risk) {
        Figures happens;
        Figures impact;
        uniform(risk.stream, happens);
        uniform(~risk.stream, impact);
        risk.impact.factors(impact.data(), impact.data(), totals_.size());
        for (std::size_t n = 0; n < totals_.size(); ++n) {
            if (happens[n] >= risk.probability) impact[n] = 0;
        }
        addScaled(1, impact.data(), totals_.data(), totals_.size());
        for (const auto& [group, share] : risk.groups) {
            if (inGroups_ > 0) addScaled(share, impact.data(), sumsOf(group), inGroups_);
        }
    }

    const TrialModel& model_;
    std::size_t first_;
    std::span<double> totals_;
    std::vector<float>& groups_;
    std::size_t groupTrials_;
    std::size_t inGroups_ = 0;
    std::vector<double> sums_;  ///< of this block, group by group
    std::vector<Figures> shared_;
};

/// The least figure that this share of the sorted ones does not exceed.
template <class Figure>
double rank(std::span<const Figure> sorted, double share) {
    const auto at = static_cast<std::size_t>(std::ceil(share * static_cast<double>(sorted.size())));
    return static_cast<double>(sorted[std::clamp<std::size_t>(at, 1, sorted.size()) - 1]);
}

template <class Figure>
Quantiles quantilesOf(std::span<Figure> figures) {
    std::sort(figures.begin(), figures.end());
    Quantiles quantiles;
    for (const Figure figure : figures)
        quantiles.mean += static_cast<double>(figure);
    quantiles.mean /= static_cast<double>(figures.size());
    for (const Figure figure : figures) {
        const double off = static_cast<double>(figure) - quantiles.mean;
        quantiles.deviation += off * off;
    }
    quantiles.deviation = std::sqrt(quantiles.deviation / static_cast<double>(figures.size()));
    const std::span<const Figure> sorted = figures;
    quantiles.p10 = rank(sorted, 0.1);
    quantiles.p50 = rank(sorted, 0.5);
    quantiles.p80 = rank(sorted, 0.8);
    quantiles.p90 = rank(sorted, 0.9);
    return quantiles;
}

std::vector<Driver> driversOf(const TrialModel& model) {
    std::vector<Driver> drivers;
    for (const TrialItem& item : model.items) {
        Driver driver{item.name, item.element, model.total, model.total};
        for (const TrialPart& part : item.parts) {
            // Prices and quantities together: both at their outer tenths.
            driver.low += part.amount * (part.price.quantile(0.1) * part.quantityFactor.quantile(0.1) - 1);
            driver.high += part.amount * (part.price.quantile(0.9) * part.quantityFactor.quantile(0.9) - 1);
        }
        if (driver.low > driver.high) std::swap(driver.low, driver.high);
        drivers.push_back(std::move(driver));
    }
    for (const TrialRisk& risk : model.risks)
        drivers.push_back({risk.name, risk.id, std::min(model.total, model.total + risk.likely),
                           std::max(model.total, model.total + risk.likely)});
    std::stable_sort(drivers.begin(), drivers.end(),
                     [](const Driver& a, const Driver& b) { return a.swing() > b.swing(); });
    if (drivers.size() > kDriversShown) drivers.resize(kDriversShown);
    return drivers;
}

std::map<std::string, Quantiles>& mapOf(Uncertainty& uncertainty, TrialGroup::Kind kind) {
    switch (kind) {
        case TrialGroup::Kind::category:
            return uncertainty.byCategory;
        case TrialGroup::Kind::phase:
            return uncertainty.byPhase;
        case TrialGroup::Kind::site:
            return uncertainty.bySite;
        case TrialGroup::Kind::fiscalYear:
            break;
    }
    return uncertainty.byFiscalYear;
}

}  // namespace

Result<Uncertainty> simulate(const Project& project, const CostReport& report, const CostOptions& options,
                             const WorkContext& work) {
    const TrialModel model = trialModel(project, report, options.seed);
    std::vector<double> totals(static_cast<std::size_t>(std::max(options.trials, 1)));
    const std::size_t groupTrials = std::min<std::size_t>(totals.size(), kGroupTrials);
    std::vector<float> groups(model.groups.size() * groupTrials);
    const std::size_t blocks = (totals.size() + kTrialsPerBlock - 1) / kTrialsPerBlock;
    std::atomic<std::size_t> done{0};
    job::parallelFor(blocks, options.threads, [&](std::size_t block) {
        if (work.stopRequested()) return;
        const std::size_t first = block * kTrialsPerBlock;
        const std::size_t count = std::min(kTrialsPerBlock, totals.size() - first);
        Block(model, first, std::span(totals).subspan(first, count), groups, groupTrials).run();
        work.report(static_cast<float>(++done) / static_cast<float>(blocks));
    });
    if (work.stopRequested()) return fail(Code::cancelled, "the cost's trials were stopped");

    Uncertainty uncertainty;
    std::vector<Quantiles> byGroup(model.groups.size());
    job::parallelFor(model.groups.size(), options.threads, [&](std::size_t group) {
        byGroup[group] = quantilesOf(std::span(groups).subspan(group * groupTrials, groupTrials));
    });
    for (std::size_t group = 0; group < byGroup.size(); ++group)
        mapOf(uncertainty, model.groups[group].kind)[model.groups[group].key] = byGroup[group];
    uncertainty.total = quantilesOf(std::span(totals));
    const std::span<const double> sorted = totals;
    uncertainty.confidence = project.costPolicy.contingencyConfidencePercent / 100;
    uncertainty.atConfidence = rank(sorted, uncertainty.confidence);
    for (int percent = 0; percent <= 100; ++percent)
        uncertainty.curve.push_back(rank(sorted, percent / 100.0));
    uncertainty.drivers = driversOf(model);
    return uncertainty;
}

}  // namespace spanwright::cost
