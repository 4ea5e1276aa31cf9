// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/result.h"
#include "engine/catalogue/item_parts.h"

#include <string>
#include <string_view>
#include <vector>

/// Prices in bands, tiers and module bays as the text of one cell.
namespace spanwright::io {

/// "eu-west-1 up to 10240: 0.09; eu-west-1: 0.05; 0.02/0.03/0.04": for each band its region (none: every
/// other region), where it ends (nothing: nowhere), and its price, alone or as low/likely/high.
[[nodiscard]] std::string bandsText(const std::vector<TransferTier>& tiers);
[[nodiscard]] std::string bandsText(const std::vector<RateBand>& bands);

/// Reads what `bandsText` writes. Code::invalidValue names the part that cannot be read, or that does
/// not follow the band of its region before it.
[[nodiscard]] Result<std::vector<TransferTier>> readTiers(std::string_view text);
[[nodiscard]] Result<std::vector<RateBand>> readRateBands(std::string_view text);

/// "4x nexus-9500-lc; 2x supervisor", and back.
[[nodiscard]] std::string baysText(const std::vector<ModuleBay>& bays);
[[nodiscard]] Result<std::vector<ModuleBay>> readBays(std::string_view text);

}  // namespace spanwright::io
