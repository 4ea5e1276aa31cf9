// SPDX-License-Identifier: MIT
#pragma once

#include "engine/cost/cost.h"
#include "engine/cost/holding_lines.h"

#include <string_view>
#include <vector>

namespace spanwright::cost {

/// Gigabytes (10^9 bytes) a month of 730 hours, of which the average hour carries a share of the busy one.
[[nodiscard]] double gigabytesPerMonth(double busyHourMbps, double averageOfBusyHourPercent);

/// What of a month's gigabytes falls into one tier.
struct TierShare {
    const TransferTier* tier = nullptr;  ///< null: beyond the last tier, which has an end
    double gigabytes = 0;
};

/// The tiers of the region, else those of no region, filled from the first on.
[[nodiscard]] std::vector<TierShare> tierShares(const std::vector<TransferTier>& tiers,
                                                std::string_view region, double gigabytes);

/// Lines for traffic that is paid for by the gigabyte: of every device and link whose item has tiers, as the
/// demands are routed in each phase and each year of growth. A link is charged for what leaves the cloud, a
/// device for what leaves its site or for all that passes through, as its item says. All that one item
/// charges at one site goes through its tiers together.
///
/// Routes only when some item in use has tiers. Gaps: cloud sites with demands and without any such item, and
/// traffic beyond the last tier. Code::cancelled.
Result<void> addTransfers(const Project& project, const plan::Schedule& schedule, PriceBook& prices,
                          Horizon horizon, LineLedger& ledger, std::vector<CostGap>& gaps,
                          const WorkContext& work);

}  // namespace spanwright::cost
