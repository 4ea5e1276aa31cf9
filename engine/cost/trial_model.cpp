// SPDX-License-Identifier: MIT
#include "engine/cost/trial_model.h"

#include "engine/base/counter_random.h"
#include "engine/cost/line_ledger.h"
#include "engine/design/queries.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>
#include <unordered_map>

namespace spanwright::cost {
namespace {

/// FNV-1a (Fowler, Noll, Vo), 64 bits: the same on every machine, unlike std::hash.
std::uint64_t hashOf(std::string_view key) {
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    for (const char c : key)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    return hash;
}

bool certain(const ThreePoint<double>& spread) {
    return spread.low == spread.high;
}

class Builder {
  public:
    Builder(const Project& project, const CostReport& report, std::uint64_t seed)
        : project_(project), report_(report), seed_(seed) {
        const CostPolicy& policy = project.costPolicy;
        const double category = policy.categoryCorrelationPercent / 100;
        const double supplier = policy.supplierCorrelationPercent / 100;
        model_.categoryShare = std::sqrt(category);
        model_.supplierShare = std::sqrt(supplier);
        model_.ownShare = std::sqrt(std::max(0.0, 1 - category - supplier));
        model_.total = report.total.toDouble();
    }

    TrialModel build() {
        for (const BomLine& line : report_.bom)
            addLine(line);
        for (const Risk& risk : project_.plan.risks)
            addRisk(risk);
        return std::move(model_);
    }

  private:
    using Shares = std::vector<std::pair<std::size_t, double>>;

    std::uint64_t stream(std::string_view kind, std::string_view key) const {
        return mixBits(seed_ + hashOf(kind)) ^ hashOf(key);
    }

    std::size_t group(TrialGroup::Kind kind, const std::string& key) {
        const auto [at, isNew] = groups_.try_emplace({kind, key}, model_.groups.size());
        if (isNew) model_.groups.push_back({kind, key, 0});
        return at->second;
    }

    std::size_t shared(const std::string& key) {
        const auto [at, isNew] = shared_.try_emplace(key, model_.sharedStreams.size());
        if (isNew) model_.sharedStreams.push_back(stream("shared", key));
        return at->second;
    }

    int quantityOf(const BomLine& line) {
        const std::string key = line.elements.empty() ? line.item : keyOf(project_, line.elements.front());
        const auto [at, isNew] =
            quantities_.try_emplace(key, static_cast<int>(model_.quantityStreams.size()));
        if (isNew) model_.quantityStreams.push_back(stream("quantity", key));
        return at->second;
    }

    Shares sharesOf(const BomLine& line) {
        const double amount = line.total.toDouble();
        const Phase* phase = project_.design.phases.find(line.phase);
        const Site* site = project_.design.sites.find(line.site);
        Shares shares{{group(TrialGroup::Kind::category, std::string(nameOf(line.category).key)), amount},
                      {group(TrialGroup::Kind::phase, phase == nullptr ? "" : phase->key), amount},
                      {group(TrialGroup::Kind::site, site == nullptr ? "" : site->key), amount}};
        const int months = line.until.monthsSince(line.from);
        for (const FiscalYear& year : report_.fiscalYears) {
            const Month from = std::max(line.from, year.from);
            const Month until = std::min(line.until, year.until);
            if (until <= from) continue;
            const double part = line.spend == Spend::opex
                                    ? amount * until.monthsSince(from) / months
                                    : (capexBefore(line, until) - capexBefore(line, from)).toDouble();
            shares.emplace_back(group(TrialGroup::Kind::fiscalYear, year.name), part);
        }
        return shares;
    }

    void addLine(const BomLine& line) {
        const Shares shares = sharesOf(line);
        const double amount = line.total.toDouble();
        if (certain(line.spread) && certain(line.quantitySpread)) {
            model_.certain += amount;
            for (const auto& [index, part] : shares)
                model_.groups[index].certain += part;
            return;
        }
        const auto [at, isNew] = items_.try_emplace(line.item, model_.items.size());
        if (isNew) {
            model_.items.push_back({line.item,
                                    line.description.substr(0, line.description.find(": ")),
                                    findElement(line),
                                    stream("item", line.item),
                                    shared("category " + std::string(nameOf(line.category).key)),
                                    shared("supplier " + line.supplier),
                                    {}});
            spreads_.emplace_back();
        }
        const int quantity = certain(line.quantitySpread) ? -1 : quantityOf(line);
        TrialPart& part = partOf(at->second, line, quantity);
        part.amount += amount;
        for (const auto& [index, share] : shares) {
            const auto known =
                std::find_if(part.groups.begin(), part.groups.end(),
                             [&, wanted = index](const auto& entry) { return entry.first == wanted; });
            if (known == part.groups.end()) {
                part.groups.emplace_back(index, share);
            } else {
                known->second += share;
            }
        }
    }

    TrialPart& partOf(std::size_t item, const BomLine& line, int quantity) {
        std::vector<TrialPart>& parts = model_.items[item].parts;
        std::vector<Spread>& spreads = spreads_[item];
        const Spread spread{line.spread, line.quantitySpread, quantity};
        const auto known = std::find(spreads.begin(), spreads.end(), spread);
        if (known != spreads.end()) return parts[static_cast<std::size_t>(known - spreads.begin())];
        spreads.push_back(spread);
        const SpreadShape shape = project_.costPolicy.spreadShape;
        parts.push_back(
            {SpreadSampler(line.spread, shape), quantity, SpreadSampler(line.quantitySpread, shape), 0, {}});
        return parts.back();
    }

    /// What a click on the item selects: the catalogue's item where it is one.
    [[nodiscard]] ElementId findElement(const BomLine& line) const {
        if (line.elements.empty()) return {};
        const ElementId first = line.elements.front();
        if (const Device* device = project_.design.devices.find(first.as<DeviceId>())) {
            const CatalogueItem* item = project_.catalogue.find(device->item);
            if (item != nullptr && item->key == line.item) return item->id;
        }
        if (const Link* link = project_.design.links.find(first.as<LinkId>())) {
            const CatalogueItem* item = project_.catalogue.find(link->item);
            if (item != nullptr && item->key == line.item) return item->id;
        }
        return first;
    }

    void addRisk(const Risk& risk) {
        if (risk.probabilityPercent <= 0 || risk.costImpact.high.isZero()) return;
        const ThreePoint<double> impact{risk.costImpact.low.toDouble(), risk.costImpact.likely.toDouble(),
                                        risk.costImpact.high.toDouble()};
        model_.risks.push_back({risk.id, risk.name.empty() ? risk.key : risk.name, stream("risk", risk.key),
                                risk.probabilityPercent / 100, SpreadSampler(impact, SpreadShape::triangular),
                                impact.likely, groupsOf(risk)});
    }

    /// A risk hits where the money goes: the categories, sites and fiscal years of its phase's capex, of all
    /// capex where it names no phase, each by its part of it. Shares of each kind of group add up to one.
    Shares groupsOf(const Risk& risk) {
        const bool ofPhase = project_.design.phases.contains(risk.phase);
        std::map<std::size_t, double> amounts;
        double total = 0;
        for (const BomLine& line : report_.bom) {
            if (line.spend != Spend::capex || line.total.minorUnits() <= 0) continue;
            if (ofPhase && line.phase != risk.phase) continue;
            total += line.total.toDouble();
            for (const auto& [index, amount] : sharesOf(line))
                amounts[index] += amount;
        }
        if (total > 0) {
            for (auto& [index, amount] : amounts)
                amount /= total;
            return {amounts.begin(), amounts.end()};
        }
        Shares nowhere{{group(TrialGroup::Kind::category, std::string(nameOf(ItemCategory::other).key)), 1},
                       {group(TrialGroup::Kind::site, ""), 1}};
        const Phase* phase = project_.design.phases.find(risk.phase);
        nowhere.emplace_back(group(TrialGroup::Kind::phase, phase == nullptr ? "" : phase->key), 1);
        if (!report_.fiscalYears.empty())
            nowhere.emplace_back(group(TrialGroup::Kind::fiscalYear, report_.fiscalYears.front().name), 1);
        return nowhere;
    }

    struct Spread {
        ThreePoint<double> price;
        ThreePoint<double> quantity;
        int draw = -1;
        friend bool operator==(const Spread&, const Spread&) = default;
    };

    const Project& project_;
    const CostReport& report_;
    std::uint64_t seed_;
    TrialModel model_;
    std::map<std::pair<TrialGroup::Kind, std::string>, std::size_t> groups_;
    std::unordered_map<std::string, std::size_t> shared_;
    std::unordered_map<std::string, int> quantities_;
    std::unordered_map<std::string, std::size_t> items_;
    std::vector<std::vector<Spread>> spreads_;  ///< by item, alongside its parts
};

}  // namespace

TrialModel trialModel(const Project& project, const CostReport& report, std::uint64_t seed) {
    return Builder(project, report, seed).build();
}

}  // namespace spanwright::cost
