// SPDX-License-Identifier: MIT
#pragma once

#include "engine/cost/cost.h"

#include <string>

namespace spanwright::report {

/// The bill of materials as comma-separated values (RFC 4180, UTF-8): a header, then one record a line of the
/// bill, in its order. Amounts are written digit by digit; months are those in which a line is paid. Text
/// that a spreadsheet would take for a formula is made plain (see io/csv_text.h). Linear in lines.
[[nodiscard]] std::string bomCsv(const Project& project, const cost::CostReport& report);

}  // namespace spanwright::report
