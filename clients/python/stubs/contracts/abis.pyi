FLOW_CONTRACT_ABI: list[dict[str, object]]
