// SPDX-License-Identifier: MIT
#include "engine/cost/line_ledger.h"

#include "engine/base/counter_random.h"

#include <algorithm>
#include <functional>

namespace spanwright::cost {

std::size_t LineLedger::KeyHash::operator()(const std::pair<std::string, Key>& key) const {
    std::uint64_t hash = std::hash<std::string>{}(key.first);
    for (const std::int64_t part : key.second)
        hash = mixBits(hash * 31 + static_cast<std::uint64_t>(part) + 1);
    return static_cast<std::size_t>(hash);
}

void LineLedger::add(BomLine line, std::uint64_t stream) {
    line.from = std::max(line.from, horizon_.start);
    if (line.spend == Spend::opex) line.until = std::min(line.until, horizon_.end);
    if (line.until <= line.from || line.unitPrice.isZero() || line.quantity.isZero()) return;
    const auto named = [&](const std::string& name) {
        return static_cast<std::int64_t>(names_.try_emplace(name, names_.size()).first->second);
    };
    const auto millionths = [](double figure) { return static_cast<std::int64_t>(figure * 1e6); };
    const Key key{static_cast<std::int64_t>(stream),
                  line.phase.value,
                  line.site.value,
                  line.from.monthsSince(horizon_.start),
                  line.until.monthsSince(horizon_.start),
                  line.unitPrice.micros(),
                  static_cast<std::int64_t>(line.spend),
                  named(line.costCentre),
                  named(line.supplier),
                  line.orderedBy.value,
                  line.depreciationYears,
                  line.inService.monthsSince(horizon_.start),
                  line.outOfService ? line.outOfService->monthsSince(horizon_.start) : -1,
                  millionths(line.quantitySpread.low),
                  millionths(line.quantitySpread.high)};
    const auto [at, isNew] = indexes_.try_emplace(std::pair(line.item, key), lines_.size());
    if (isNew) {
        lines_.push_back(std::move(line));
        return;
    }
    BomLine& known = lines_[at->second];
    known.quantity = arithmetic_.sum(known.quantity, line.quantity);
    known.elements.insert(known.elements.end(), line.elements.begin(), line.elements.end());
}

BillOfMaterials LineLedger::take() {
    BillOfMaterials bill;
    bill.lines.reserve(lines_.size());
    for (BomLine& line : lines_)
        price(std::move(line), bill);
    lines_.clear();
    indexes_.clear();
    return bill;
}

void LineLedger::price(BomLine line, BillOfMaterials& bill) {
    line.total = arithmetic_.amount(line.unitPrice, line.quantity, currency_);
    if (line.spend == Spend::opex) {
        line.total = arithmetic_.times(line.total, line.until.monthsSince(line.from));
        bill.lines.push_back(std::move(line));
        return;
    }
    if (line.from >= horizon_.end) {
        bill.afterHorizon.push_back(std::move(line));
        return;
    }
    if (line.until <= horizon_.end) {
        bill.lines.push_back(std::move(line));
        return;
    }
    // Work that runs on beyond the horizon: two lines that share money and quantity by their months.
    const int months = line.until.monthsSince(line.from);
    const int inside = horizon_.end.monthsSince(line.from);
    BomLine later = line;
    line.total = capexBefore(line, horizon_.end);
    line.quantity = arithmetic_.scaled(line.quantity, Decimal::fromInteger(inside), months);
    line.until = horizon_.end;
    later.total = later.total - line.total;
    later.quantity = later.quantity - line.quantity;
    later.from = horizon_.end;
    bill.lines.push_back(std::move(line));
    bill.afterHorizon.push_back(std::move(later));
}

Money capexBefore(const BomLine& line, Month month) {
    const int months = line.until.monthsSince(line.from);
    const int before = std::min(month.monthsSince(line.from), months);
    Money sum(0, line.total.currency());
    for (int part = 0; part < before; ++part)
        sum += line.total.share(part, months);
    return sum;
}

}  // namespace spanwright::cost
