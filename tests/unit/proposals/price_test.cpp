// SPDX-License-Identifier: MIT
#include "engine/proposals/price.h"

#include "tests/unit/proposals/proposal_builder.h"

#include <gtest/gtest.h>

namespace spanwright::proposals {
namespace {

TEST(Price, isWhatAnEditAddsToTheProject) {
    test::PricedNetwork net;
    net.link("a", "b", 100);
    net.project.settings.horizonMonths = 12;
    const CatalogueItemId circuit = net.item("circuit", 500, 70);
    const PhaseId first = net.phase("first");
    const auto pricer = Pricer::of(net.project);
    ASSERT_TRUE(pricer);
    Link link;
    link.from.device = net.device("a");
    link.to.device = net.device("b");
    link.item = circuit;
    link.lifetime.enters = first;
    const auto price = pricer->price(edit::Add{{link}});
    ASSERT_TRUE(price) << price.error().text();
    EXPECT_EQ(price->capex.text(), "500.00");
    EXPECT_EQ(price->monthly.text(), "70.00");
    EXPECT_EQ(price->total.text(), "1340.00");
    EXPECT_EQ(pricer->price(edit::Batch{"nothing", {}})->total, Money(0, Currency()));
}

TEST(Price, ofAnEditThatIsRefusedIsTheRefusal) {
    test::PricedNetwork net;
    net.link("a", "b", 100);
    Link link = *net.project.design.links.begin();
    link.to = link.from;
    EXPECT_FALSE(Pricer::of(net.project)->price(edit::Put{{link}}));
}

}  // namespace
}  // namespace spanwright::proposals
