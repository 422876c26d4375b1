package org.planettracker.webflux;

import org.springframework.boot.test.context.SpringBootTest;

import org.planettracker.web.contract.ContractTests;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "tracker.live.max-subscribers="
        + ContractTests.MAX_SUBSCRIBERS)
class WebFluxContractTests extends ContractTests {

    @Override
    public String serverName() {
        return "webflux";
    }
}
